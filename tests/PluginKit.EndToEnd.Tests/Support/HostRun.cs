using System.Text;
using System.Text.Json;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.EndToEnd.Tests.Support;

/// <summary>What the host answered.</summary>
internal sealed record HostRun(int ExitCode, string Out, string Error)
{
    /// <summary>The one document on stdout. Fails when there is anything else.</summary>
    public TDocument Document<TDocument>()
        where TDocument : IntegrationDocument
    {
        var read = DocumentReader.Read<TDocument>(Encoding.UTF8.GetBytes(Out), "stdout");
        read.Outcome.ShouldBe(ReadOutcome.Ok, $"{read.Problem?.Message}\n{Out}\n{Error}");
        return read.Document!;
    }

    /// <summary>The format of the one document, whichever it is.</summary>
    public string Format()
    {
        Out.ShouldEndWith("}\n");
        using var json = JsonDocument.Parse(Out);
        return json.RootElement.GetProperty("format").GetString()!;
    }

    /// <summary>The result document, and that it says the host applied everything.</summary>
    public ResultDocument Applied()
    {
        var result = Document<ResultDocument>();
        result.Outcome.ShouldBe(Outcome.Applied, Out);
        ExitCode.ShouldBe(0, Out);
        return result;
    }

    /// <summary>Every problem of the document, those of its targets too.</summary>
    public IReadOnlyList<Problem> Problems()
    {
        using var json = JsonDocument.Parse(Out);
        return Format() switch
        {
            DocumentFormats.Result => With(Document<ResultDocument>(), static document => document.Report.Targets),
            DocumentFormats.Report => With(Document<ReportDocument>(), static document => document.ManagedEntries.SelectMany(static entry => entry.Targets)),
            DocumentFormats.Catalog => Document<CatalogDocument>().Problems,
            DocumentFormats.CatalogChanges => Document<CatalogChangesDocument>().Problems,
            DocumentFormats.Discovery => Document<DiscoveryDocument>().Problems,
            DocumentFormats.View => Document<ViewDocument>().Problems,
            DocumentFormats.Detail => Document<DetailDocument>().Problems,
            DocumentFormats.SourceResolution => Document<SourceResolutionDocument>().Problems,
            var other => throw new InvalidOperationException($"The host printed the unknown format '{other}'."),
        };
    }

    /// <summary>The problem with a code. Fails when there is none, or when it names no next step.</summary>
    public Problem Problem(string code)
    {
        var problem = Problems().FirstOrDefault(problem => string.Equals(problem.Code, code, StringComparison.Ordinal));
        problem.ShouldNotBeNull($"Expected {code} in: {Out}");
        problem.NextStep.ShouldNotBeNull($"{code} has no next step.");
        EnglishProblemFormatter.Instance.Describe(problem.NextStep).ShouldNotBeNullOrWhiteSpace();
        return problem;
    }

    private static IReadOnlyList<Problem> With<TDocument>(TDocument document, Func<TDocument, IEnumerable<ManagedTarget>> targets)
        where TDocument : IntegrationDocument =>
        [.. document.Problems, .. targets(document).SelectMany(static target => target.Problems)];
}

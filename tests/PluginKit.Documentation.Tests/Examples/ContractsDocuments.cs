// snippet: contracts-documents
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

// end snippet
namespace PluginKit.Documentation.Tests.Examples;

internal static class ContractsDocuments
{
    public static string RoundTrip(ReportDocument report)
    {
        // snippet: contracts-documents
        byte[] json = DocumentJson.Write(report);                 // UTF-8, LF, stable order

        var read = DocumentReader.Read<ReportDocument>(json, "list.json");
        if (!read.HasDocument)
        {
            // read.Outcome: absent, unreadable, corrupt or newer; read.Problem has a code, a place and a next step.
            return EnglishProblemFormatter.Instance.Describe(read.Problem);
        }

        foreach (var entry in read.Document.ManagedEntries)
        {
            Show(entry.ManagedEntryKey, entry.IntegrationId, entry.Targets);
        }
        // end snippet
        return string.Empty;
    }

    public static async Task<string> WhicheverAsync(string path, IProblemFormatter formatter, CancellationToken cancellationToken)
    {
        // snippet: contracts-any
        var read = await DocumentReader.ReadAsync<IntegrationDocument>(() => File.OpenRead(path), path, cancellationToken: cancellationToken);
        return read.Document switch
        {
            ReportDocument report => report.Summary,
            ResultDocument result => $"{result.Outcome}: {result.Report.Summary}",
            { } other => other.Format,
            null => formatter.Describe(read.Problem!),          // absent, unreadable, corrupt or newer, each with its own code
        };
        // end snippet
    }

    private static void Show(string key, string id, IReadOnlyList<ManagedTarget> targets) => Console.WriteLine($"{key} {id} {targets.Count}");
}

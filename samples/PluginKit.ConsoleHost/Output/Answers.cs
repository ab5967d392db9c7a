using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.ConsoleHost.CommandLine;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Prints answers: one document as JSON, or the same as tables. Returns the exit code that goes with it.</summary>
internal sealed class Answers(OutputFormat format, HostTerminal terminal, bool simulated = false, bool hasCatalog = true)
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public HostTerminal Terminal { get; } = terminal;

    public bool IsJson => format == OutputFormat.Json;

    /// <summary>Where long work reports to: the error stream, so that stdout stays one document.</summary>
    public IProgress<LifecycleProgress> Progress => new ProgressLines(Terminal.Error, simulated);

    public int Catalog(CatalogDocument document) => Print(document, static (tables, catalog) => tables.Catalog(catalog));

    public int CatalogChanges(CatalogChangesDocument document) => Print(document, static (tables, changes) => tables.CatalogChanges(changes));

    public int Discovery(DiscoveryDocument document) => Print(document, static (tables, discovery) => tables.Discovery(discovery));

    /// <summary>One of many: a line, or a document on a line of its own.</summary>
    public int Change(NativeChangeDocument document)
    {
        if (IsJson)
        {
            Terminal.Out.WriteLine(JsonNode.Parse(DocumentJson.Write(document))!.ToJsonString(OneLine));
            return ExitCodes.Of(document);
        }

        return Print(document, static (tables, change) => tables.Change(change));
    }

    public int Report(ReportDocument document) => Print(document, static (tables, report) => tables.Report(report));

    public int Collection(CollectionDocument document) => Print(document, static (tables, collection) => tables.Collection(collection));

    public int View(ViewDocument document) => Print(document, static (tables, view) => tables.View(view));

    public int Detail(DetailDocument document) => Print(document, static (tables, detail) => tables.Detail(detail));

    public int NativeDetail(NativeDetailDocument document) => Print(document, static (tables, detail) => tables.NativeDetail(detail));

    public int Result(ResultDocument document) => Print(document, static (tables, result) => tables.Result(result));

    public int Usage(IReadOnlyList<string> errors)
    {
        if (IsJson)
        {
            Write(HostApplication.Failure(Problem.Of(ProblemCodes.Usage, string.Join(" ", errors))));
        }
        else
        {
            foreach (var error in errors)
            {
                Terminal.Error.WriteLine(error);
            }

            Terminal.Error.WriteLine("Try --help.");
        }

        return ExitCodes.Usage;
    }

    private int Print<TDocument>(TDocument document, Action<TableWriter, TDocument> table)
        where TDocument : IntegrationDocument
    {
        if (IsJson)
        {
            Write(document);
        }
        else
        {
            table(new TableWriter(Terminal, simulated, hasCatalog), document);
        }

        return ExitCodes.Of(document);
    }

    private void Write<TDocument>(TDocument document)
        where TDocument : IntegrationDocument
    {
        // In pieces: as one text, the answer of a large home would be held three times.
        using var text = new TextStream(Terminal.Out);
        DocumentJson.Write(text, document);
    }
}

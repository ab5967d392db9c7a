using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Pages;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Prints answers: one document as JSON, or the same as tables. Returns the exit code that goes with it.</summary>
internal sealed class Answers(OutputFormat format, HostTerminal terminal, bool simulated = false, bool hasCatalog = true)
{
    private ProgressLines? _progress;

    public HostTerminal Terminal { get; } = terminal;

    public bool IsJson => format == OutputFormat.Json;

    /// <summary>Where long work reports to: the error stream, so that stdout stays one document.</summary>
    public IProgress<LifecycleProgress> Progress => _progress ??= new(Terminal, simulated);

    /// <summary>Leaves no line half written, whatever comes next.</summary>
    public void EndProgress() => _progress?.End();

    /// <summary>The same for a command that goes on until Ctrl-C.</summary>
    public Answers ForLong() => new(format, Terminal.ForLong(), simulated, hasCatalog);

    public int Catalog(CatalogDocument document) => Print(document, static (lines, catalog) => new TableWriter(lines).Catalog(catalog));

    public int CatalogChanges(CatalogChangesDocument document) => Print(document, static (lines, changes) => new TableWriter(lines).CatalogChanges(changes));

    public int Discovery(DiscoveryDocument document) => Print(document, static (lines, discovery) => new TableWriter(lines).Discovery(discovery));

    /// <summary>One of many: a line, or a document on a line of its own.</summary>
    public int Change(NativeChangeDocument document)
    {
        if (IsJson)
        {
            JsonLine.Write(Terminal.Out, document);
            return ExitCodes.Of(document);
        }

        return Print(document, static (lines, change) => new TableWriter(lines).Change(change));
    }

    public int Report(ReportDocument document) => Print(document, static (lines, report) => new TableWriter(lines).Report(report));

    public int Collection(CollectionDocument document) => Print(document, static (lines, collection) => new TableWriter(lines).Collection(collection));

    public int View(ViewDocument document) => Print(document, static (lines, view) => new PageWriter(lines).View(view));

    /// <summary>What differs from the page that was printed before.</summary>
    public int ViewChange(ViewChangeDocument document) => Print(document, static (lines, change) => new PageWriter(lines).Change(change));

    /// <summary>Where a page goes that is kept up to date.</summary>
    public IPageOutput Page()
    {
        if (IsJson)
        {
            return new JsonPage(Terminal);
        }

        return Lines(Terminal).HasScreen ? new ScreenPage(Terminal, (terminal, page) => new PageWriter(Lines(terminal)).View(page)) : new LinePage(this);
    }

    public int Detail(DetailDocument document) => Print(document, static (lines, detail) => new PageWriter(lines).Detail(detail));

    public int NativeDetail(NativeDetailDocument document) => Print(document, static (lines, detail) => new PageWriter(lines).NativeDetail(detail));

    public int Readiness(ReadinessDocument document) => Print(document, static (lines, readiness) => new ProjectWriter(lines).Readiness(readiness));

    public int Bootstrap(BootstrapDocument document) => Print(document, static (lines, bootstrap) => new ProjectWriter(lines).Bootstrap(bootstrap));

    public int Validation(ValidationDocument document) => Print(document, static (lines, validation) => new ProjectWriter(lines).Validation(validation));

    public int Result(ResultDocument document) => Print(document, static (lines, result) => new TableWriter(lines).Result(result));

    public int Handoff(HandoffResultDocument document) => Print(document, HandoffLines.Write);

    public int HandoffInspection(HandoffInspectionDocument document, bool withFiles) => Print(document, (lines, inspection) => InspectionLines.Write(lines, inspection, withFiles));

    public int SourceResolution(SourceResolutionDocument document) => Print(document, SourceLines.Write);

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

    private int Print<TDocument>(TDocument document, Action<LineWriter, TDocument> table)
        where TDocument : IntegrationDocument
    {
        EndProgress();
        if (IsJson)
        {
            Write(document);
        }
        else
        {
            table(Lines(Terminal), document);
        }

        return ExitCodes.Of(document);
    }

    private LineWriter Lines(HostTerminal terminal) => new(terminal, simulated, hasCatalog);

    private void Write<TDocument>(TDocument document)
        where TDocument : IntegrationDocument
    {
        // In pieces: as one text, the answer of a large home would be held three times.
        using var text = new TextStream(Terminal.Out);
        DocumentJson.Write(text, document);
    }
}

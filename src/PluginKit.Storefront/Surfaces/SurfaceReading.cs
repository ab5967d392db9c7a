using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Surfaces;

/// <summary>The four answers, checked, indexed and with an honest word on how complete each one is.</summary>
internal sealed class SurfaceReading
{
    private readonly Dictionary<string, CatalogEntry> _catalog;

    private SurfaceReading(StorefrontInput input)
    {
        List<Problem> problems = [];
        Catalog = input.Catalog;
        Surfaces = Completeness.Of(input);
        Surfaces.Report(problems);
        Managed = ManagedRecords.Join(input.List, input.Doctor, problems);
        CatalogEntries = Offered(input.Catalog, problems);
        _catalog = CatalogEntries.ToDictionary(static entry => entry.IntegrationId, StringComparer.Ordinal);
        NativeEntries = input.Discovery?.Entries ?? [];
        OpenOperations = input.Doctor?.OpenOperations ?? [];
        List<string> told = [];
        foreach (var document in (IntegrationDocument?[])[input.List, input.Discovery, input.Catalog, input.Doctor])
        {
            Request ??= document;
            problems.AddRange(document?.Problems ?? []);
            told.AddRange(document?.Warnings ?? []);
        }

        Problems = Distinct.Problems(problems);
        var warnings = Problems.Where(static problem => problem.Severity != ProblemSeverity.Info).Select(static problem => problem.Message);

        // Another writer's recovery guidance may stand in its warnings alone.
        Warnings = [.. warnings.Union(told, StringComparer.Ordinal)];
    }

    public CatalogDocument? Catalog { get; }

    public Completeness Surfaces { get; }

    public ManagedRecords Managed { get; }

    public IReadOnlyList<CatalogEntry> CatalogEntries { get; }

    public IReadOnlyList<DiscoveryEntry> NativeEntries { get; }

    /// <summary>The document whose request the view echoes: the owner of installed truth first.</summary>
    public IntegrationDocument? Request { get; }

    public IReadOnlyList<Problem> Problems { get; }

    public IReadOnlyList<string> Warnings { get; }

    public IReadOnlyList<OpenOperation> OpenOperations { get; }

    public int ExpectedEntries => Managed.Records.Count + CatalogEntries.Count + NativeEntries.Count;

    public static SurfaceReading Of(StorefrontInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Require(input.List, ReportKind.ManagedList);
        Require(input.Doctor, ReportKind.Doctor);
        return new(input);
    }

    public CatalogEntry? CatalogEntry(string integrationId) => _catalog.GetValueOrDefault(integrationId);

    // A plan carries entries that do not exist yet; taken for the list, it would show plugins as installed that are not.
    private static void Require(ReportDocument? report, ReportKind kind)
    {
        if (report is not null && report.ReportKind != kind)
        {
            throw new ArgumentException($"A report of kind '{kind}' is needed here, not '{report.ReportKind}'.", nameof(report));
        }
    }

    // The catalog of this process held its entries to the same rules; one of another writer is held to them here.
    private static IReadOnlyList<CatalogEntry> Offered(CatalogDocument? catalog, List<Problem> problems)
    {
        List<CatalogEntry> entries = new(catalog?.Entries.Count ?? 0);
        LinkCheck links = new();
        foreach (var entry in catalog?.Entries ?? [])
        {
            if (string.IsNullOrWhiteSpace(entry.IntegrationId))
            {
                problems.Add(Problem.Of(ProblemCodes.CatalogEntryInvalid, "An entry of the catalog has no integration_id; it is not shown.", entry.SourceRef));
            }
            else
            {
                entries.Add(links.Checked(entry));
            }
        }

        return CatalogEntryMerge.Of(entries);
    }
}

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
        Completeness.Report(Surfaces, problems);
        Managed = ManagedRecords.Join(input.List, input.Doctor, problems);
        _catalog = IndexCatalog(input.Catalog, problems);
        CatalogEntries = [.. _catalog.Values];
        NativeEntries = input.Discovery?.Entries ?? [];
        IntegrationDocument?[] documents = [input.List, input.Discovery, input.Catalog, input.Doctor];
        foreach (var document in documents)
        {
            Request ??= document;
            problems.AddRange(document?.Problems ?? []);
        }

        Problems = Distinct(problems);
    }

    public CatalogDocument? Catalog { get; }

    public SurfaceStates Surfaces { get; }

    public ManagedRecords Managed { get; }

    public IReadOnlyList<CatalogEntry> CatalogEntries { get; }

    public IReadOnlyList<DiscoveryEntry> NativeEntries { get; }

    /// <summary>The document whose request the view echoes: the owner of installed truth first.</summary>
    public IntegrationDocument? Request { get; }

    public IReadOnlyList<Problem> Problems { get; }

    public int ExpectedEntries => Managed.Records.Count + CatalogEntries.Count + NativeEntries.Count;

    public bool AnySurfaceAnswered => Surfaces.Catalog != SurfaceState.Unavailable || Surfaces.Discovery != SurfaceState.Unavailable
        || Surfaces.List != SurfaceState.Unavailable || Surfaces.Doctor != SurfaceState.Unavailable;

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

    private static Dictionary<string, CatalogEntry> IndexCatalog(CatalogDocument? catalog, List<Problem> problems)
    {
        var entries = catalog?.Entries ?? [];
        var index = new Dictionary<string, CatalogEntry>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!index.TryAdd(entry.IntegrationId, entry))
            {
                problems.Add(Problem.Of(
                    ProblemCodes.CatalogDuplicateId,
                    $"The catalog names '{entry.IntegrationId}' twice; the first entry is shown.",
                    entry.SourceRef));
            }
        }

        return index;
    }

    private static List<Problem> Distinct(List<Problem> problems)
    {
        HashSet<(string, string, string?, string?)> seen = [];
        return problems.FindAll(problem => seen.Add((problem.Code, problem.Message, problem.Path, problem.TargetId)));
    }
}

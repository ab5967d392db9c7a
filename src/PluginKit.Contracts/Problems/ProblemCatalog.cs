using System.Collections.Frozen;

namespace PluginKit.Contracts.Problems;

/// <summary>The one table of problem codes: severity, title and next step. The page of the documentation is made from it.</summary>
public static class ProblemCatalog
{
    /// <summary>The rows by subject, in the order of the documentation.</summary>
    public static IReadOnlyList<ProblemGroup> Groups { get; } =
    [
        new("Requests", UsageProblems.Rows),
        new("Sources", SourcesProblems.Rows),
        new("Downloads, checksums and signatures", DownloadsProblems.Rows),
        new("Releases", ReleasesProblems.Rows),
        new("Authored packages", AuthoringProblems.Rows),
        new("Bundle handoff", HandoffProblems.Rows),
        new("Catalog", CatalogProblems.Rows),
        new("Discovery and client files", DiscoveryProblems.Rows),
        new("Mixed view", StorefrontProblems.Rows),
        new("Managed state", StateProblems.Rows),
        new("Operations", OperationsProblems.Rows),
        new("Plans", PlansProblems.Rows),
        new("Content store and generations", StoreProblems.Rows),
        new("Updates and batches", UpdatesProblems.Rows),
        new("Clients", ClientsProblems.Rows),
        new("Health of managed targets", HealthProblems.Rows),
        new("Documents and other processes", DocumentsProblems.Rows),
    ];

    /// <summary>Every row, in the order of the documentation.</summary>
    public static IReadOnlyList<ProblemEntry> Entries { get; } = [.. Groups.SelectMany(static group => group.Entries)];

    private static readonly FrozenDictionary<string, ProblemEntry> ByCode =
        Entries.ToFrozenDictionary(static entry => entry.Code, StringComparer.Ordinal);

    /// <summary>The row of a code.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The row, or <see langword="null"/> for a code of a third party.</returns>
    public static ProblemEntry? Find(string code) => ByCode.GetValueOrDefault(code);
}

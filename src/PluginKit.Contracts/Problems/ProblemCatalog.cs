using System.Collections.Frozen;

namespace PluginKit.Contracts.Problems;

/// <summary>The one table of problem codes: severity, title and next step. The page of the documentation is made from it.</summary>
public static class ProblemCatalog
{
    /// <summary>Every row, in the order of the documentation.</summary>
    public static IReadOnlyList<ProblemEntry> Entries { get; } =
    [
        .. UsageProblems.Rows,
        .. SourcesProblems.Rows,
        .. AuthoringProblems.Rows,
        .. CatalogProblems.Rows,
        .. DiscoveryProblems.Rows,
        .. StorefrontProblems.Rows,
        .. StateProblems.Rows,
        .. OperationsProblems.Rows,
        .. ClientsProblems.Rows,
        .. HealthProblems.Rows,
        .. DocumentsProblems.Rows,
    ];

    private static readonly FrozenDictionary<string, ProblemEntry> ByCode =
        Entries.ToFrozenDictionary(static entry => entry.Code, StringComparer.Ordinal);

    /// <summary>The row of a code.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The row, or <see langword="null"/> for a code of a third party.</returns>
    public static ProblemEntry? Find(string code) => ByCode.GetValueOrDefault(code);
}

namespace PluginKit.Catalog.Tests.Hostile;

/// <summary>
/// Which test holds which kind of document to which of the odd inputs B31 to B45. Every number stands here for every kind: with inputs of its own (in
/// <see cref="HostileInputs"/>, <see cref="HostileMarketplaces"/>, <see cref="HostileSnapshots"/>), with the test that has them, or with the reason why there is nothing
/// that could be odd.
/// </summary>
internal static class HostileTable
{
    public const string Package = "package";
    public const string Marketplace = "marketplace";
    public const string Snapshot = "snapshot";

    public static readonly string[] Kinds = [Package, Marketplace, Snapshot];

    /// <summary>The numbers that reliability.md lists for manifests, catalogs and front matter.</summary>
    public static IEnumerable<string> Numbers => Enumerable.Range(31, 15).Select(static number => $"B{number}");

    /// <summary>Tests that are not rows of a table of inputs.</summary>
    public static IReadOnlyDictionary<(string Number, string Kind), string> Elsewhere { get; } = new Dictionary<(string, string), string>
    {
        [("B32", Package)] = nameof(TrueSizeTests) + "." + nameof(TrueSizeTests.B32_a_package_of_true_size_is_told_in_bounded_memory),
        [("B32", Marketplace)] = nameof(TrueSizeTests) + "." + nameof(TrueSizeTests.B32_a_marketplace_of_true_size_is_told_in_bounded_memory),
        [("B32", Snapshot)] = nameof(TrueSizeTests) + "." + nameof(TrueSizeTests.B32_a_snapshot_of_true_size_is_told_in_bounded_memory),
        [("B38", Snapshot)] = nameof(HostileDocumentTests) + "." + nameof(HostileDocumentTests.B38_a_path_of_a_snapshot_never_leaves_its_folder),
        [("B45", Package)] = nameof(HostileInputTests) + "." + nameof(HostileInputTests.B45_a_large_readme_is_cut_and_one_with_script_is_text),
        [("B45", Marketplace)] = nameof(HostileDocumentTests) + "." + nameof(HostileDocumentTests.B45_a_readme_of_a_marketplace_or_snapshot_is_cut_and_text),
        [("B45", Snapshot)] = nameof(HostileDocumentTests) + "." + nameof(HostileDocumentTests.B45_a_readme_of_a_marketplace_or_snapshot_is_cut_and_text),
    };

    /// <summary>Why a kind of document has nothing that a number could be about.</summary>
    public static IReadOnlyDictionary<(string Number, string Kind), string> NotApplicable { get; } = new Dictionary<(string, string), string>
    {
        [("B40", Marketplace)] = "A marketplace has no front matter; that of a package it names is read with the package.",
        [("B40", Snapshot)] = "A snapshot carries no skills, only that there are some.",
    };

    /// <summary>Parts of a number that no format has which is read here.</summary>
    public static IReadOnlyDictionary<string, string> PartsNotApplicable { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["B39: anchors, tags, tabs, bare words, unterminated lists"] = "YAML only; marketplaces and snapshots are JSON.",
        ["B41: servers of a marketplace entry"] = "Only that an entry brings servers is read; nothing of them is projected or started from a catalog.",
        ["B43: cycle of renames"] = "renames of a marketplace are not followed: an entry is found by its own name alone.",
        ["B43: dependency on itself, cycle of three"] = "No format that is read here has dependencies; what a newer one writes is kept as unknown members and never followed.",
    };

    /// <summary>Whether there are inputs for a number and a kind.</summary>
    public static bool HasInputs(string number, string kind) => kind switch
    {
        Package => HostileInputs.ById.TryGetValue(number, out var inputs) && inputs.Count > 0,
        Marketplace => HostileMarketplaces.ById.TryGetValue(number, out var entries) && entries.Count > 0,
        _ => HostileSnapshots.ById.TryGetValue(number, out var entries) && entries.Count > 0,
    };
}

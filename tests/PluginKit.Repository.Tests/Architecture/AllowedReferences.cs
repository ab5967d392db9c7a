namespace PluginKit.Repository.Tests.Architecture;

/// <summary>
/// The table of arrows: which library may reference which, and which packages. It is the architecture page as amended by
/// docs/decisions/0001 and 0002; a change here is a decision to record there.
/// </summary>
internal static class AllowedReferences
{
    private static readonly string[] Registration =
    [
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options", "Microsoft.Extensions.Logging.Abstractions",
    ];

    /// <summary>Analyzers are added by eng/Library.props and are no dependency of a consumer.</summary>
    public static IReadOnlyList<string> Analyzers { get; } =
        ["Meziantou.Analyzer", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.VisualStudio.Threading.Analyzers"];

    public static IReadOnlyDictionary<string, string[]> Projects { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["PluginKit.Contracts"] = [],
        ["PluginKit.Editing"] = [],
        ["PluginKit.Platform"] = ["Contracts"],
        ["PluginKit.Authoring"] = ["Contracts", "Editing", "Platform"],
        ["PluginKit.Sources"] = ["Contracts", "Platform"],
        ["PluginKit.Adapters.Claude"] = ["Contracts", "Editing"],
        ["PluginKit.Adapters.Codex"] = ["Contracts", "Editing"],
        ["PluginKit.Catalog"] = ["Contracts", "Authoring", "Platform"],
        ["PluginKit.Discovery"] = ["Contracts", "Platform"],
        ["PluginKit.Lifecycle"] = ["Contracts", "Authoring", "Sources", "Editing", "Platform"],
        ["PluginKit.Bundles"] = ["Contracts", "Authoring", "Sources", "Platform"],
        ["PluginKit.Storefront"] = ["Contracts"],
        ["PluginKit"] =
        [
            "Contracts", "Editing", "Platform", "Authoring", "Sources", "Adapters.Claude", "Adapters.Codex", "Catalog", "Discovery", "Lifecycle",
            "Bundles", "Storefront",
        ],
        ["PluginKit.Testing"] = ["Contracts", "Platform", "Editing"],
        ["PluginKit.Conformance"] = ["Contracts", "Platform", "Testing"],
        ["PluginKit.Conformance.Xunit"] = ["Contracts", "Conformance"],
    };

    /// <summary>Whether a library may depend on a package.</summary>
    public static bool IsPackageAllowed(string library, string package) => library switch
    {
        "PluginKit.Contracts" or "PluginKit.Editing" => false,
        "PluginKit.Conformance.Xunit" => package.StartsWith("xunit.", StringComparison.Ordinal),
        _ => Registration.Contains(package) || (library, package) is
            ("PluginKit.Platform" or "PluginKit.Testing", "System.IO.Abstractions")
            or ("PluginKit.Authoring", "YamlDotNet")
            or ("PluginKit.Bundles", "Microsoft.Extensions.Http")
            or ("PluginKit.Authoring" or "PluginKit.Catalog" or "PluginKit.Sources", "NuGet.Versioning"),
    };
}

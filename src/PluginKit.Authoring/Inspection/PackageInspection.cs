using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Sources;

namespace PluginKit.Authoring.Inspection;

/// <summary>
/// Everything that can be said of an authored package without making or running anything of it: what each of its targets takes of it, what would be generated
/// for them, and where it is meant to be published. Paths are relative to the package, with forward slashes; lists are in ordinal order.
/// </summary>
public sealed record PackageInspection
{
    private static readonly string[] Boundaries = ["AGENTS.md", "CLAUDE.md"];

    /// <summary>The folder of the authored files: <c>plugin</c>, or empty where they are in the root of the package.</summary>
    public required string AuthoredRoot { get; init; }

    /// <summary>Every authored file, the README and the files of <c>publish/</c> included.</summary>
    public required IReadOnlyList<string> SourceFiles { get; init; }

    /// <summary>Generated files in the root that tell people and agents where to edit: <c>AGENTS.md</c>, <c>CLAUDE.md</c>. Never authored text.</summary>
    public required IReadOnlyList<string> BoundaryDocuments { get; init; }

    /// <summary><c>GENERATED.md</c>, the list of what was generated; <see langword="null"/> when there is none.</summary>
    public string? GeneratedGuide { get; init; }

    /// <summary>The targets of the package, ordered by id.</summary>
    public required IReadOnlyList<InspectedTarget> Targets { get; init; }

    /// <summary>Where it is meant to be published.</summary>
    public required PublicationModel Publication { get; init; }

    /// <summary>What is generated for all targets together.</summary>
    public IReadOnlyList<string> GeneratedOutputs => [.. Targets.SelectMany(static target => target.ManagedArtifacts).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Inspects a package that was read.</summary>
    /// <param name="package">The package.</param>
    /// <param name="tree">The tree it was read from; only its list of files is used.</param>
    /// <returns>The inspection.</returns>
    public static PackageInspection Of(AuthoredPackage package, PackageTree tree)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(tree);
        var files = new AuthoredFiles(package, tree);
        InspectedTarget[] targets = [.. package.Manifest.Targets.Select(target => TargetInspection.Of(package, files, target))];
        return new()
        {
            AuthoredRoot = package.Layout == PackageLayout.Canonical ? "plugin" : string.Empty,
            SourceFiles = files.All,
            BoundaryDocuments = [.. Boundaries.Where(path => package.Layout == PackageLayout.Canonical && tree.HasFile(path))],
            GeneratedGuide = package.Layout == PackageLayout.Canonical && tree.HasFile("GENERATED.md") ? "GENERATED.md" : null,
            Targets = targets,
            Publication = PublicationInspection.Of(package, files, targets),
        };
    }
}

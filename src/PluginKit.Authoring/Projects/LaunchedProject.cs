using PluginKit.Authoring.Files;
using PluginKit.Authoring.Manifests;
using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Projects;

/// <summary>What a project says about how it is run.</summary>
/// <param name="Directory">Its folder.</param>
/// <param name="AuthoredRoot"><c>plugin/</c>, or empty where the authored files are in the root.</param>
/// <param name="Targets">Its authored targets; empty when <c>plugin.yaml</c> cannot be used.</param>
/// <param name="Launcher">Its launcher; <see langword="null"/> when it has none that a target uses.</param>
/// <param name="Problems">What is wrong with the two files.</param>
internal sealed record LaunchedProject(
    ProjectDirectory Directory, string AuthoredRoot, IReadOnlyList<string> Targets, LauncherManifest? Launcher, IReadOnlyList<Problem> Problems)
{
    private const string Canonical = "plugin/";

    /// <summary>The name in <c>plugin.yaml</c>; <see langword="null"/> when that cannot be used.</summary>
    public string? Name { get; init; }

    public static LaunchedProject Read(ProjectDirectory directory, DocumentLimits limits)
    {
        var tree = new ProjectDocuments(directory);
        var problems = new ProblemLog(directory.Root);
        var files = new PackageFiles(tree, limits, problems);
        var root = tree.HasFile(Canonical + "plugin.yaml") || tree.HasFile(Canonical + "launcher.yaml") ? Canonical : string.Empty;
        var manifest = Manifest(files, root + "plugin.yaml");
        var launcher = AuthoredPackageReader.Launcher(files, root + "launcher.yaml", manifest?.Targets);
        return new(directory, root, manifest?.Targets ?? [], launcher, problems.Problems) { Name = manifest?.Name };
    }

    private static AuthoredManifest? Manifest(PackageFiles files, string path)
    {
        if (!files.Tree.HasFile(path))
        {
            files.Problems.Add(ProblemCodes.ManifestMissing, "The project has no plugin/plugin.yaml.", Canonical + "plugin.yaml");
            return null;
        }

        return files.Bytes(path, ProblemCodes.ManifestInvalid) is { } bytes ? AuthoredPackageReader.Manifest(files, path, bytes.Span) : null;
    }
}

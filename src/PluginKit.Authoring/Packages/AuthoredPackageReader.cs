using Microsoft.Extensions.Options;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Manifests;
using PluginKit.Authoring.Overlays;
using PluginKit.Authoring.Publication;
using PluginKit.Authoring.Registration;
using PluginKit.Authoring.Servers;
using PluginKit.Authoring.Targets;
using PluginKit.Authoring.Yaml;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;

namespace PluginKit.Authoring.Packages;

/// <summary>Reads the authored files of a package tree (<c>plugin.yaml</c> api_version v1 and what belongs to it). Runs nothing and writes nothing.</summary>
public sealed class AuthoredPackageReader
{
    private readonly DocumentLimits _limits;

    /// <summary>Makes a reader with the bounds of the options.</summary>
    /// <param name="options">The bounds.</param>
    public AuthoredPackageReader(IOptions<AuthoringOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _limits = DocumentLimits.Of(options.Value);
    }

    /// <summary>Reads a package.</summary>
    /// <param name="tree">Its files; not disposed.</param>
    /// <returns>
    /// The package with warnings, or errors: <c>manifest_missing</c>, <c>manifest_invalid</c>, <c>layout_unsupported</c>, <c>servers_invalid</c>,
    /// <c>launcher_invalid</c>, <c>overlay_invalid</c>, <c>source_unreadable</c>. As many as can be told at once, each with its file and position.
    /// </returns>
    public AuthoredPackageResult Read(PackageTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var problems = new ProblemLog(tree.Location);
        var files = new PackageFiles(tree, _limits, problems);
        var package = LayoutDetector.Detect(files) is { } layout ? Read(files, layout) : null;
        return problems.HasErrors || package is null
            ? new(null, problems.Problems)
            : new(package with { Warnings = problems.Problems }, problems.Problems);
    }

    private static AuthoredPackage? Read(PackageFiles files, PackageLayout layout)
    {
        var prefix = layout == PackageLayout.Canonical ? "plugin/" : string.Empty;
        var manifestPath = prefix + "plugin.yaml";
        var bytes = files.Bytes(manifestPath, ProblemCodes.ManifestInvalid);
        var manifest = bytes is null ? null : Manifest(files, manifestPath, bytes.Value.Span);
        var servers = Servers(files, prefix + "mcp/servers.yaml");
        var launcher = Launcher(files, prefix + "launcher.yaml", manifest?.Targets);
        var publication = PublicationReader.Read(files, prefix, manifest?.Targets);
        if (bytes is null || manifest is null)
        {
            return null;
        }

        LayoutDetector.RefuseLegacyFolders(files, layout, manifest.Targets);
        WarnOfUnmanagedTargets(files, manifestPath, manifest.Targets);
        var package = new AuthoredPackage
        {
            Manifest = manifest,
            ManifestPath = manifestPath,
            ManifestDigest = ContentDigest.Of(bytes.Value.Span),
            Layout = layout,
            McpServers = servers,
            Launcher = launcher,
            Skills = PackageInventory.Skills(files, prefix + "skills"),
            TargetOverlays = Overlays(files, prefix + "targets", manifest.Targets),
            Publication = publication,
            ReadmePath = AuthoredReadme.Find(files, layout),
        };
        foreach (var skill in package.Skills)
        {
            SkillFrontMatter.Check(files, skill);
        }

        return package with { Capabilities = PackageInventory.Capabilities(files, package) };
    }

    internal static AuthoredManifest? Manifest(PackageFiles files, string path, ReadOnlySpan<byte> bytes)
    {
        var report = new DocumentReport(path, ProblemCodes.ManifestInvalid, ProblemCodes.ManifestUnknownField, files.Problems);
        return files.Mapping(bytes, report) is { } root ? ManifestReader.Read(root, report) : null;
    }

    private static IReadOnlyList<McpServer>? Servers(PackageFiles files, string path)
    {
        if (!files.Tree.HasFile(path))
        {
            return null;
        }

        var report = new DocumentReport(path, ProblemCodes.ServersInvalid, ProblemCodes.ServersUnknownField, files.Problems);
        return files.Mapping(path, report) is { } root ? ServersReader.Read(root, report) : null;
    }

    internal static LauncherManifest? Launcher(PackageFiles files, string path, IReadOnlyList<string>? targets)
    {
        if (!files.Tree.HasFile(path))
        {
            return null;
        }

        if (targets is not null && targets.All(static target => AuthoredTargets.Find(target)!.Launcher == LauncherRequirement.Ignored))
        {
            files.Problems.Add(ProblemCodes.OverlayIgnored, $"{path}: none of the targets of the package uses a launcher.", path);
            return null;
        }

        var report = new DocumentReport(path, ProblemCodes.LauncherInvalid, ProblemCodes.LauncherInvalid, files.Problems);
        return files.Mapping(path, report) is { } root ? LauncherReader.Read(root, report) : null;
    }

    private static SortedDictionary<string, TargetOverlay> Overlays(PackageFiles files, string folder, IReadOnlyList<string> targets)
    {
        var overlays = new SortedDictionary<string, TargetOverlay>(StringComparer.Ordinal);
        foreach (var target in targets.Where(target => files.HasFolder($"{folder}/{target}")))
        {
            overlays[target] = OverlayReader.Read(files, $"{folder}/{target}", target);
        }

        foreach (var path in files.FilesBelow(folder).Where(path => !targets.Contains(path[(folder.Length + 1)..].Split('/')[0], StringComparer.Ordinal)))
        {
            files.Problems.Add(ProblemCodes.OverlayIgnored, $"{path}: the file belongs to a target that the package does not have.", path);
        }

        return overlays;
    }

    private static void WarnOfUnmanagedTargets(PackageFiles files, string manifestPath, IReadOnlyList<string> targets)
    {
        foreach (var target in targets.Where(static target => AuthoredTargets.LifecycleTargetId(target) is null))
        {
            var message = $"{manifestPath}: the target {target} is left out, because no lifecycle manages it.";
            var problem = Problem.Of(ProblemCodes.PackageTargetIgnored, message, manifestPath);
            files.Problems.Add(problem with { TargetId = target });
        }
    }
}

using PluginKit.Authoring.Overlays;
using PluginKit.Authoring.Packages;
using PluginKit.Authoring.Servers;
using PluginKit.Authoring.Targets;

namespace PluginKit.Authoring.Inspection;

/// <summary>Finds out what a package has for one target.</summary>
internal static class TargetInspection
{
    // The folder has its client's name; the kind is what the contract calls it.
    private const string PluginFolder = "plugins";
    private const string PluginKind = "local_plugin_code";

    public static InspectedTarget Of(AuthoredPackage package, AuthoredFiles files, string target)
    {
        var contract = AuthoredTargets.Find(target)!;
        var overlay = package.TargetOverlays.GetValueOrDefault(target) ?? new TargetOverlay { Target = target, Folder = package.AuthoredPath($"targets/{target}") };
        return new()
        {
            Contract = contract,
            NativeKinds = Sorted(overlay.Documents.Keys.Concat(overlay.Components.Keys.Select(Kind))),
            NativeDocuments = overlay.Documents,
            ManagedArtifacts = Sorted(contract.ManagedArtifacts.SelectMany(artifact => Paths(artifact, package, files, overlay))),
            UnsupportedKinds = Sorted(Portable(package).Where(kind => !contract.PortableKinds.Contains(kind, StringComparer.Ordinal)).Concat(WithoutMeaning(files, target))),
        };
    }

    private static IEnumerable<string> Paths(ManagedArtifact artifact, AuthoredPackage package, AuthoredFiles files, TargetOverlay overlay) => artifact.Kind switch
    {
        ManagedArtifactKind.File => IsThere(artifact, overlay) ? [artifact.Path] : [],
        ManagedArtifactKind.Skills => package.Skills.Count > 0 ? files.RelativeTo("skills").Select(path => $"{artifact.Path}/{path}") : [],
        ManagedArtifactKind.Servers => ServersFor(package, overlay.Target) ? [artifact.Path] : [],
        ManagedArtifactKind.Mirror => files.RelativeTo($"targets/{overlay.Target}/{artifact.From}").Select(path => $"{artifact.Path}/{path}"),
        _ => [],
    };

    private static bool IsThere(ManagedArtifact artifact, TargetOverlay overlay) => artifact.From switch
    {
        null => true,
        "app_manifest" => PackageInventory.HasApps(overlay),
        var kind => overlay.Documents.ContainsKey(kind),
    };

    private static bool ServersFor(AuthoredPackage package, string target) => package.McpServers?.Any(server => server.AppliesTo(target)) == true;

    private static IEnumerable<string> Portable(AuthoredPackage package)
    {
        if (package.Skills.Count > 0)
        {
            yield return "skills";
        }

        if (package.McpServers is { Count: > 0 })
        {
            yield return "mcp_servers";
        }
    }

    private static IEnumerable<string> WithoutMeaning(AuthoredFiles files, string target)
    {
        var contract = OverlayContract.Of(target);
        return files.RelativeTo($"targets/{target}")
            .Where(static path => path.Contains('/', StringComparison.Ordinal))
            .Select(static path => path[..path.IndexOf('/', StringComparison.Ordinal)])
            .Where(folder => !contract.Folders.Contains(folder, StringComparer.Ordinal));
    }

    private static string Kind(string folder) => folder == PluginFolder ? PluginKind : folder;

    private static string[] Sorted(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

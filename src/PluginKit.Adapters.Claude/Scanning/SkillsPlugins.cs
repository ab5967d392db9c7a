using PluginKit.Adapters.Claude.Marketplaces;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Scanning;

/// <summary>
/// Plugins that the client loads from a skills folder, without a marketplace: a folder with a plugin manifest. They cannot be uninstalled, only
/// switched off or deleted. Those of a project run only where the user trusts it.
/// </summary>
internal static class SkillsPlugins
{
    public static IEnumerable<NativeCandidate> Of(ClaudeView view) =>
        In(view, view.Locations.UserSkills, InstallScope.User)
            .Concat(view.Project is not null ? In(view, view.Locations.ProjectSkills!, InstallScope.Project) : []);

    private static IEnumerable<NativeCandidate> In(ClaudeView view, string folder, InstallScope scope)
    {
        foreach (var name in view.Files.List(folder).Directories)
        {
            var root = Path.Combine(folder, name);
            if (MarketplaceFolder.ReadManifest(view.Files, root, null) is { } manifest)
            {
                yield return Build(view, name, root, scope, manifest.Manifest, manifest.Broken);
            }
        }
    }

    private static NativeCandidate Build(ClaudeView view, string name, string root, InstallScope scope, PluginManifest manifest, string? broken)
    {
        var id = $"{name}@skills-dir";
        var toggle = view.Toggle(id);
        var off = toggle.On == false;
        var state = broken is not null ? ObservedState.Degraded : off ? ObservedState.Disabled : ObservedState.Active;
        return new()
        {
            NativePluginId = id,
            PluginName = name,
            MarketplaceName = "skills-dir",
            DisplayName = manifest.DisplayName,
            Description = manifest.Description,
            Version = manifest.Version,
            Scopes = [scope],
            ProjectRoots = scope == InstallScope.Project ? [view.Locations.WorkspaceRoot!] : [],
            DetectedSource = DetectedSource.ClaudeSkillsDirectory,
            State = state,
            EffectiveNativeRoot = root,
            IdentityEvidence =
            [
                $"skills_folder={root}",
                $"enabled={toggle.On switch { true => "true", false => "false", _ => "none" }}",
                $"source={(broken is null ? "ok" : "manifest_broken")}",
            ],
            Paths = [root],
        };
    }
}

using System.Text.Json;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Overlays;

namespace PluginKit.Authoring.Packages;

/// <summary>Finds out what a package really contains.</summary>
internal static class PackageInventory
{
    private const string SkillFile = "SKILL.md";

    public static IReadOnlyList<AuthoredSkill> Skills(PackageFiles files, string folder) =>
    [
        .. files.FilesBelow(folder)
            .Where(static path => path.EndsWith("/" + SkillFile, StringComparison.Ordinal))
            .Select(static path => new AuthoredSkill(FolderName(path), path)),
    ];

    /// <summary>Authored parts of the package's targets, and the parts of native packages that it ships, since those are what is delivered.</summary>
    public static IReadOnlyList<string> Capabilities(PackageFiles files, AuthoredPackage package)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        AddIf(found, "mcp", package.McpServers?.Any(server => package.Manifest.Targets.Any(server.AppliesTo)) == true);
        AddIf(found, "skills", package.Skills.Count > 0);
        foreach (var overlay in package.TargetOverlays.Values)
        {
            AddOverlay(found, overlay);
        }

        NativeInventory.AddTo(found, files, package.Manifest.Targets);
        return [.. found];
    }

    private static void AddOverlay(SortedSet<string> found, TargetOverlay overlay)
    {
        foreach (var kind in overlay.Components.Keys)
        {
            AddIf(found, kind == "plugins" ? "plugin" : kind, kind != "hooks" || !overlay.Json.TryGetValue(kind, out var hooks) || HasHooks(hooks));
        }

        AddIf(found, "settings", overlay.Documents.ContainsKey("settings"));
        AddIf(found, "lsp", overlay.Documents.ContainsKey("lsp"));
        AddIf(found, "app", HasApps(overlay));
    }

    /// <summary>An empty object switches the apps off.</summary>
    public static bool HasApps(TargetOverlay overlay) =>
        overlay.Json.TryGetValue("app_manifest", out var apps) && apps.ValueKind == JsonValueKind.Object && apps.EnumerateObject().Any();

    /// <summary>Whether a hooks file names at least one event.</summary>
    public static bool HasHooks(JsonElement hooks) => hooks.ValueKind == JsonValueKind.Object
        && (hooks.TryGetProperty("hooks", out var events) ? events.ValueKind == JsonValueKind.Object && events.EnumerateObject().Any() : hooks.EnumerateObject().Any());

    private static void AddIf(SortedSet<string> found, string capability, bool condition)
    {
        if (condition)
        {
            found.Add(capability);
        }
    }

    private static string FolderName(string path)
    {
        var segments = path.Split('/');
        return segments[^2];
    }
}

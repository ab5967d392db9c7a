using System.Text.Json;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Overlays;

namespace PluginKit.Authoring.Packages;

/// <summary>Finds out what a package really contains.</summary>
internal static class PackageInventory
{
    private const string SkillFile = "SKILL.md";

    private static readonly (string Capability, string Path)[] NativeFiles =
    [
        ("mcp", ".mcp.json"), ("lsp", ".lsp.json"), ("app", ".app.json"), ("settings", "settings.json"), ("hooks", "hooks/hooks.json"),
    ];

    private static readonly string[] NativeFolders = ["commands", "agents"];

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
        AddIf(found, "mcp", package.McpServers is { Count: > 0 });
        AddIf(found, "skills", package.Skills.Count > 0);
        foreach (var overlay in package.TargetOverlays.Values)
        {
            AddOverlay(found, overlay);
        }

        if (ShipsNative(files, package))
        {
            AddNative(found, files);
        }

        return [.. found];
    }

    private static void AddOverlay(SortedSet<string> found, TargetOverlay overlay)
    {
        foreach (var kind in overlay.Components.Keys)
        {
            found.Add(kind == "plugins" ? "plugin" : kind);
        }

        AddIf(found, "settings", overlay.Documents.ContainsKey("settings"));
        AddIf(found, "lsp", overlay.Documents.ContainsKey("lsp"));
        AddIf(found, "app", HasApps(overlay));
    }

    /// <summary>An empty object switches the apps off.</summary>
    public static bool HasApps(TargetOverlay overlay) =>
        overlay.Json.TryGetValue("app_manifest", out var apps) && apps.ValueKind == JsonValueKind.Object && apps.EnumerateObject().Any();

    private static bool ShipsNative(PackageFiles files, AuthoredPackage package) =>
        (package.Manifest.Targets.Contains("claude", StringComparer.Ordinal) && files.Tree.HasFile(".claude-plugin/plugin.json"))
        || (package.Manifest.Targets.Contains("codex-package", StringComparer.Ordinal) && files.Tree.HasFile(".codex-plugin/plugin.json"));

    private static void AddNative(SortedSet<string> found, PackageFiles files)
    {
        foreach (var (capability, path) in NativeFiles)
        {
            AddIf(found, capability, files.Tree.HasFile(path));
        }

        foreach (var folder in NativeFolders)
        {
            AddIf(found, folder, files.HasFolder(folder));
        }

        AddIf(found, "skills", Skills(files, "skills").Count > 0);
    }

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

using System.Text.Json;
using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Targets;

namespace PluginKit.Authoring.Packages;

/// <summary>
/// Finds out what the native packages that an authored one ships really contain: default files and folders, and what the native manifest names or says in
/// place. An empty file brings nothing.
/// </summary>
internal sealed class NativeInventory
{
    private static readonly string[] ClaudeFolders = ["commands", "agents"];

    private readonly PackageFiles _files;
    private readonly SortedSet<string> _found;
    private readonly Dictionary<string, JsonElement?> _read = new(StringComparer.Ordinal);

    private NativeInventory(PackageFiles files, SortedSet<string> found) => (_files, _found) = (files, found);

    public static void AddTo(SortedSet<string> found, PackageFiles files, IReadOnlyList<string> targets)
    {
        var inventory = new NativeInventory(files, found);
        if (targets.Contains(AuthoredTargets.Claude, StringComparer.Ordinal) && files.Tree.HasFile(".claude-plugin/plugin.json"))
        {
            inventory.AddClaude(inventory.Quietly(".claude-plugin/plugin.json"));
        }

        if (targets.Contains(AuthoredTargets.CodexPackage, StringComparer.Ordinal) && files.Tree.HasFile(".codex-plugin/plugin.json"))
        {
            inventory.AddShared(inventory.Quietly(".codex-plugin/plugin.json"));
            inventory.AddIf("app", inventory.HasMembers(".app.json"));
        }
    }

    private void AddClaude(JsonElement? manifest)
    {
        AddShared(manifest);
        foreach (var folder in ClaudeFolders)
        {
            AddIf(folder, HasTexts(folder) || Names(manifest, folder));
        }

        AddIf("lsp", HasMembers(".lsp.json") || Names(manifest, "lspServers"));
        AddIf("settings", HasMembers("settings.json"));
    }

    private void AddShared(JsonElement? manifest)
    {
        AddIf("mcp", HasServers(".mcp.json") || Names(manifest, "mcpServers"));
        AddIf("hooks", HasHooks("hooks/hooks.json") || Names(manifest, "hooks"));
        AddIf("skills", PackageInventory.Skills(_files, "skills").Count > 0 || Names(manifest, "skills", static path => path == "SKILL.md" || path.EndsWith("/SKILL.md", StringComparison.Ordinal)));
    }

    /// <summary>Whether a member says something in place, or names a file or folder that is there. Default places are looked at already.</summary>
    private bool Names(JsonElement? manifest, string member, Func<string, bool>? counts = null)
    {
        if (manifest is not { ValueKind: JsonValueKind.Object } said || !said.TryGetProperty(member, out var value))
        {
            return false;
        }

        return (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any())
            || ManifestTypes.TextsOf(said, member).Any(path => IsThere(path, member, counts));
    }

    private bool IsThere(string path, string member, Func<string, bool>? counts)
    {
        var relative = (path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path).TrimEnd('/');
        if (_files.Tree.HasFile(relative))
        {
            return member switch
            {
                "mcpServers" => HasServers(relative),
                "hooks" => HasHooks(relative),
                _ => counts?.Invoke(relative) ?? true,
            };
        }

        return relative.Length > 0 && _files.FilesBelow(relative).Any(counts ?? (static _ => true));
    }

    private bool HasTexts(string folder) => _files.FilesBelow(folder).Any(static path => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase));

    private bool HasServers(string path) => Quietly(path) is { ValueKind: JsonValueKind.Object } root
        && (root.TryGetProperty("mcpServers", out var servers) ? IsFilled(servers) : IsFilled(root));

    private bool HasHooks(string path) => Quietly(path) is { } root && PackageInventory.HasHooks(root);

    private bool HasMembers(string path) => Quietly(path) is { } root && IsFilled(root);

    private static bool IsFilled(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any();

    // Both clients have files in common.
    private JsonElement? Quietly(string path)
    {
        if (!_read.TryGetValue(path, out var root))
        {
            _read[path] = root = Parsed(path);
        }

        return root;
    }

    // Whoever delivers the file says what is wrong with it; here it only brings nothing.
    private JsonElement? Parsed(string path)
    {
        if (!_files.Tree.HasFile(path) || _files.Length(path) > _files.Limits.MaxBytes)
        {
            return null;
        }

        try
        {
            return JsonText.Parse(_files.Tree.Read(path), allowDuplicates: true).Value;
        }
        catch (Exception e) when (ReadFaults.IsExpected(e))
        {
            return null;
        }
    }

    private void AddIf(string capability, bool condition)
    {
        if (condition)
        {
            _found.Add(capability);
        }
    }
}

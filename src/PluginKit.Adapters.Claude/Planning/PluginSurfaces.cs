using System.Text;
using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Surfaces;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Planning;

/// <summary>
/// What Claude Code runs because of a plugin: what lies in its default places, and what the manifest names besides. Where a version of the client takes the
/// one instead of the other, both are listed: too much is asked about, nothing too little.
/// </summary>
internal static class PluginSurfaces
{
    private const string Manifest = ".claude-plugin/plugin.json";

    private static readonly string[] InstructionFolders = ["commands/", "skills/", "agents/"];
    private static readonly string[] LockFiles = ["package-lock.json", "npm-shrinkwrap.json", "bun.lock", "bun.lockb"];

    public static IReadOnlyList<ExecutableSurface> Of(DeliveryView delivery)
    {
        var reader = new SurfaceReader(delivery);
        Default(reader, "hooks/hooks.json", reader.Hooks);
        Default(reader, ".mcp.json", reader.McpServers);
        Default(reader, ".lsp.json", reader.LanguageServers);
        Default(reader, "monitors/monitors.json", (value, file, place) => reader.Commands(SurfaceKind.Monitor, value, file, place));
        var manifest = reader.Document(Manifest);
        Member(manifest, "hooks", reader.Hooks);
        Member(manifest, "mcpServers", reader.McpServers);
        Member(manifest, "lspServers", reader.LanguageServers);
        Member(manifest, "monitors", (value, file, place) => reader.Commands(SurfaceKind.Monitor, value, file, place));
        StatusLines(reader);
        var instructions = InstructionFolders.Concat(Named(manifest, "commands")).Concat(Named(manifest, "skills")).Concat(Named(manifest, "agents")).ToHashSet(StringComparer.Ordinal);
        reader.Instructions(path => path is "SKILL.md" || instructions.Contains(path) || instructions.Any(folder => folder.EndsWith('/') && path.StartsWith(folder, StringComparison.Ordinal)));
        reader.Files(SurfaceKind.Bin, static path => path.StartsWith("bin/", StringComparison.Ordinal));
        reader.Files(SurfaceKind.Script, static path => path.StartsWith("workflows/", StringComparison.Ordinal));
        Install(reader, delivery);
        reader.ExecutableFiles();
        return reader.Surfaces;
    }

    private static void Default(SurfaceReader reader, string file, Action<JsonElement, string, string> read)
    {
        if (reader.Document(file) is { } document)
        {
            read(document, file, string.Empty);
        }
    }

    private static void Member(JsonElement? manifest, string name, Action<JsonElement, string, string> read)
    {
        if (manifest is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty(name, out var value))
        {
            read(value, Manifest, "/" + name);
        }
    }

    /// <summary>Settings that a plugin brings: of them only status lines name a command.</summary>
    private static void StatusLines(SurfaceReader reader)
    {
        if (reader.Document("settings.json") is not { ValueKind: JsonValueKind.Object } settings)
        {
            return;
        }

        foreach (var member in settings.EnumerateObject().Where(static member => member.Name.EndsWith("tatusLine", StringComparison.Ordinal)))
        {
            IReadOnlyList<string> command = member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty("command", out var text) && text.ValueKind == JsonValueKind.String
                ? [text.GetString()!]
                : [];
            reader.Add(SurfaceKind.StatusLine, member.Name, "settings.json", "/" + member.Name, command, Encoding.UTF8.GetBytes(member.Value.GetRawText()));
        }
    }

    /// <summary>Paths of a manifest member: a text, a list of texts, or a map to objects with a <c>source</c>.</summary>
    private static IEnumerable<string> Named(JsonElement? manifest, string name)
    {
        if (manifest is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty(name, out var value))
        {
            return [];
        }

        IEnumerable<JsonElement> paths = value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray(),
            JsonValueKind.Object => value.EnumerateObject().Where(static member => member.Value.ValueKind == JsonValueKind.Object)
                .SelectMany(static member => member.Value.TryGetProperty("source", out var source) ? new[] { source } : []),
            _ => [value],
        };
        return paths.Where(static path => path.ValueKind == JsonValueKind.String)
            .Select(static path => path.GetString()!.TrimStart('.', '/'))
            .Select(static path => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? path : path.TrimEnd('/') + "/");
    }

    /// <summary>The client installs what a lock file pins, without running scripts.</summary>
    private static void Install(SurfaceReader reader, DeliveryView delivery)
    {
        if (delivery.Paths.Contains("package.json", StringComparer.Ordinal)
            && LockFiles.FirstOrDefault(file => delivery.Paths.Contains(file, StringComparer.Ordinal)) is { } locked)
        {
            var manager = locked.StartsWith("bun", StringComparison.Ordinal) ? "bun" : "npm";
            reader.Add(SurfaceKind.PackageInstall, "package.json", locked, null, [manager, manager == "bun" ? "install" : "ci", "--ignore-scripts"], (byte[])[.. delivery.Read("package.json").Span, .. delivery.Read(locked).Span]);
        }
    }
}

using System.Text.Json;
using PluginKit.Platform.Disk;

namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>The <c>plugin.json</c> of Agent Plugins at the root of a plugin, which the client takes before every other manifest.</summary>
internal static class AgentPluginsManifest
{
    private const string Family = "https://agent-plugins.org/schemas/";
    private const string Schema = Family + "1.0.0/plugin.schema.json";
    private const string Unversioned = "1.0.0";

    /// <returns><see langword="null"/> when the client looks for another manifest.</returns>
    /// <exception cref="CodexFailure">The client gives up.</exception>
    public static (string? Name, string? Version)? Read(IDisk disk, string folder)
    {
        var path = Path.Combine(folder, "plugin.json");
        switch (disk.Stat(path)?.Kind)
        {
            case DiskEntryKind.File:
                return Parse(disk.ReadFile(path)!);
            case DiskEntryKind.Directory:
                throw CodexFailure.WithCause("missing plugin.json");
            case null:
                return null;
            default:
                // Copied without a look at any manifest, and never loaded.
                return (null, null);
        }
    }

    private static (string? Name, string? Version)? Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "$schema") is not { } schema || !schema.StartsWith(Family, StringComparison.Ordinal))
            {
                return null;
            }

            return schema == Schema && Text(root, "name") is { } name
                ? (name, Text(root, "version")?.Trim() is { Length: > 0 } version ? version : Unversioned)
                : throw CodexFailure.WithCause("missing or invalid plugin.json");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

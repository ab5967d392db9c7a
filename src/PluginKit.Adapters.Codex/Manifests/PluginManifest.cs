using System.Text.Json;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Codex.Manifests;

/// <summary>What PluginKit reads of a plugin manifest, as strictly as the client does.</summary>
/// <param name="Path">The file; <see langword="null"/> when the folder has none.</param>
/// <param name="Name">The name, when it states one.</param>
/// <param name="Version">The version, when it states one.</param>
/// <param name="DisplayName">The name for people.</param>
/// <param name="Description">The description.</param>
/// <param name="Problem">Why the client rejects it.</param>
internal sealed record PluginManifest(string? Path, string? Name, string? Version, string? DisplayName, string? Description, Problem? Problem)
{
    /// <summary>The places of a manifest in a plugin folder, the one that wins first.</summary>
    public static IReadOnlyList<string> RelativePaths { get; } = [".codex-plugin/plugin.json", ".claude-plugin/plugin.json"];

    public bool IsUsable => Problem is null;

    public static PluginManifest Read(IClientFiles files, string folder)
    {
        foreach (var relative in RelativePaths)
        {
            var view = files.Read(System.IO.Path.Combine(folder, relative));
            if (view.IsAbsent)
            {
                continue;
            }

            return view.IsOk ? Parse(view.Path, view.Bytes) : new(view.Path, null, null, null, null, ClientFileProblems.Of(view));
        }

        return new(null, null, null, null, null, ClientFileProblems.Corrupt(folder, "the folder has no plugin.json."));
    }

    public static PluginManifest Parse(string path, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return Parse(path, document.RootElement);
        }
        catch (JsonException exception)
        {
            return Rejected(path, "this is not JSON.", (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
        }
        catch (InvalidOperationException)
        {
            return Rejected(path, "a text is not valid Unicode.");
        }
    }

    /// <summary>Whether the client takes a version: a text of letters, digits, dots, hyphens, underscores and plus signs.</summary>
    public static bool IsVersion(string version) =>
        version.Length > 0 && version.All(static character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '+' or '-') && version is not ("." or "..");

    private static PluginManifest Parse(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Rejected(path, "this is not an object.");
        }

        foreach (var member in (ReadOnlySpan<string>)["name", "version", "description"])
        {
            if (root.TryGetProperty(member, out var value) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            {
                return Rejected(path, $"'{member}' is not a text.");
            }
        }

        if (root.TryGetProperty("interface", out var surface) && surface.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
        {
            return Rejected(path, "'interface' is not an object.");
        }

        var version = Text(root, "version");
        return version is not null && !IsVersion(version)
            ? Rejected(path, "'version' is blank or has characters that codex does not take.")
            : new(path, Text(root, "name"), version, Text(surface, "displayName"), Text(root, "description"), null);
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static PluginManifest Rejected(string path, string what, int? line = null, int? column = null) =>
        new(path, null, null, null, null, ClientFileProblems.Corrupt(path, what, line, column));
}

using System.Text.Json;
using PluginKit.Adapters.Codex.Json;
using PluginKit.Adapters.Codex.Layout;

namespace PluginKit.Adapters.Codex.Manifests;

/// <summary>
/// A <c>plugin.json</c> of Agent Plugins at the root of a plugin. Where there is one, the client reads nothing of <c>.codex-plugin</c>, and no hooks, connectors and
/// <c>.mcp.json</c> either (measured, member by member); where the file is another one, it does not look at it.
/// </summary>
internal static class AgentPluginsManifest
{
    /// <summary>Where it is in the folder of a plugin.</summary>
    public const string RelativePath = "plugin.json";

    /// <summary>What the client calls the version of a plugin whose manifest has none or an empty one.</summary>
    private const string Unversioned = "1.0.0";

    private const string Family = "https://agent-plugins.org/schemas/";
    private const string Schema = Family + "1.0.0/plugin.schema.json";
    private const int MaxName = 64;

    private static readonly string[] Texts = ["version", "description", "homepage", "license", "repository"];

    /// <returns><see langword="null"/> for a file that is none of Agent Plugins.</returns>
    public static PluginManifest? Parse(string path, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = ClientJson.Parse(bytes);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && ClientJson.Text(root, "$schema") is { } schema && schema.StartsWith(Family, StringComparison.Ordinal)
                ? Parse(path, root, schema)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static PluginManifest Parse(string path, JsonElement root, string schema)
    {
        if (FaultOf(root, schema) is { } fault)
        {
            return new(path, null, null, null, null, ClientFileProblems.Corrupt(path, fault)) { IsOfAgentPlugins = true };
        }

        var version = ClientJson.Text(root, "version")?.Trim();
        return new(path, ClientJson.Text(root, "name"), string.IsNullOrEmpty(version) ? Unversioned : version, null, ClientJson.Text(root, "description"), null)
        {
            IsOfAgentPlugins = true,
        };
    }

    private static string? FaultOf(JsonElement root, string schema) =>
        schema != Schema ? "codex knows only version 1.0.0 of this schema, and then does not look at .codex-plugin either."
        : ClientJson.Text(root, "name") is not { } name || !IsName(name) ? "'name' is missing, or has characters that Agent Plugins does not take."
        : Texts.FirstOrDefault(member => root.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.String) is { } text ? $"'{text}' is not a text."
        : ClientJson.Twice(root, ["version"]) is { } twice ? $"'{twice}' stands there twice."
        : root.TryGetProperty("author", out var author) && !IsAuthor(author) ? "'author' is not an object of texts."
        : root.TryGetProperty("keywords", out var keywords) && !ManifestRules.IsTexts(keywords) ? "'keywords' is not a list of texts."
        : null;

    private static bool IsAuthor(JsonElement author) =>
        author.ValueKind == JsonValueKind.Object && author.EnumerateObject().All(static member => member.Value.ValueKind == JsonValueKind.String);

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxName && name.All(static character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '-')
        && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1]) && !name.Contains("--", StringComparison.Ordinal) && !name.Contains("..", StringComparison.Ordinal);
}

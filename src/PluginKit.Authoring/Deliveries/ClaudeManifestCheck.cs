using System.Text.Json;

namespace PluginKit.Authoring.Deliveries;

/// <summary>What Claude Code (measured on 2.1.197) rejects in <c>.claude-plugin/plugin.json</c>.</summary>
internal static class ClaudeManifestCheck
{
    private const string DefaultHooks = "hooks/hooks.json";
    private static readonly string[] PathMembers = ["skills", "commands", "agents", "outputStyles", "hooks", "mcpServers", "lspServers"];

    public static IEnumerable<ManifestFault> Check(JsonElement manifest, Func<string, bool> exists) =>
    [
        .. Name(manifest),
        .. ManifestTypes.Texts(manifest, "version", "description", "homepage", "repository", "license"),
        .. ManifestTypes.Objects(manifest, "author", "userConfig"),
        .. Author(manifest),
        .. Homepage(manifest),
        .. ManifestAddresses.Check(manifest),
        .. ClaudeUserConfigCheck.Check(manifest),
        .. ManifestTypes.TextLists(manifest, "keywords"),
        .. ManifestTypes.PathsOrLists(manifest, "skills", "agents"),
        .. ManifestTypes.PathsOrObjects(manifest, "commands", "outputStyles", "hooks", "mcpServers", "lspServers"),
        .. PathMembers.SelectMany(name => ManifestTypes.TextsOf(manifest, name).SelectMany(path => Path(name, path, exists))),
    ];

    private static IEnumerable<ManifestFault> Name(JsonElement manifest)
    {
        if (ManifestTypes.TextOf(manifest, "name") is not { Length: > 0 } name)
        {
            yield return new("name", "name is required and has to be a text");
        }
        else if (name.Any(char.IsWhiteSpace))
        {
            yield return new("name", "name must not contain spaces");
        }
    }

    // The client takes javascript: and data: as well; what may become a link is another question.
    private static bool IsTaken(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && !address.IsFile;

    private static IEnumerable<ManifestFault> Author(JsonElement manifest)
    {
        if (manifest.TryGetProperty("author", out var author) && author.ValueKind == JsonValueKind.Object && ManifestTypes.TextOf(author, "name") is not { Length: > 0 })
        {
            yield return new("author", "author needs a name");
        }
    }

    private static IEnumerable<ManifestFault> Homepage(JsonElement manifest)
    {
        if (ManifestTypes.TextOf(manifest, "homepage") is { } homepage && !IsTaken(homepage))
        {
            yield return new("homepage", "homepage has to be a complete address, such as https://example.org");
        }
    }

    private static IEnumerable<ManifestFault> Path(string name, string path, Func<string, bool> exists)
    {
        if (name == "mcpServers" && path.StartsWith("https://", StringComparison.Ordinal))
        {
            yield break;
        }

        if (!path.StartsWith("./", StringComparison.Ordinal) || path.Split('/', '\\').Contains("..", StringComparer.Ordinal))
        {
            yield return new(name, $"paths in {name} have to begin with ./ and must not contain ..");
            yield break;
        }

        var relative = path[2..].TrimEnd('/');
        if (name == "agents" && !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
        {
            yield return new(name, "agents has to name files; a directory is not accepted");
        }
        else if (name == "hooks" && relative == DefaultHooks)
        {
            yield return new(name, "hooks names the default file, which is loaded anyway; the client reports a duplicate", IsRejected: false);
        }
        else if (relative.Length > 0 && relative != "." && !exists(relative))
        {
            yield return new(name, $"a path in {name} does not exist", IsRejected: false);
        }
    }
}

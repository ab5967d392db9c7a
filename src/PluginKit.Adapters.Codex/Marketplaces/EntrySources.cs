using System.Text.Json;
using PluginKit.Adapters.Codex.Json;

namespace PluginKit.Adapters.Codex.Marketplaces;

/// <summary>The sources of entries that the client takes (measured); it skips every other one without a word.</summary>
internal static class EntrySources
{
    private static readonly string[] Members = ["source", "path", "url", "ref", "sha", "package", "version", "registry"];

    public static MarketplaceEntry? Take(string name, JsonElement source)
    {
        if (source.ValueKind == JsonValueKind.String)
        {
            return Local(name, source.GetString()!);
        }

        if (source.ValueKind != JsonValueKind.Object || ClientJson.Twice(source, Members) is not null)
        {
            return null;
        }

        return ClientJson.Text(source, "source") switch
        {
            "local" when ClientJson.Text(source, "path") is { } path => Local(name, path),
            "url" when IsGit(source) && (!source.TryGetProperty("path", out var path) || path.ValueKind == JsonValueKind.Null || IsBelow(ClientJson.Text(source, "path"))) => new(name, "url", null),
            "git-subdir" when IsGit(source) && IsBelow(ClientJson.Text(source, "path")) => new(name, "git-subdir", null),
            "npm" when IsPackage(source) => new(name, "npm", null),
            _ => null,
        };
    }

    // A path stays below the root: it begins with "./", and what follows neither begins again with a dot or slash nor steps up.
    private static MarketplaceEntry? Local(string name, string path) =>
        path.StartsWith("./", StringComparison.Ordinal) && (path.Length == 2 || IsBelow(path)) ? new(name, "local", path) : null;

    private static bool IsBelow(string? path)
    {
        if (string.IsNullOrEmpty(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        var parts = (path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path).Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        return parts[0] is not ("" or ".") && !parts.Contains("..", StringComparer.Ordinal);
    }

    private static bool IsGit(JsonElement source) =>
        ClientJson.Text(source, "url") is { } url && IsAddress(url) && ClientJson.IsOptionalText(source, "ref") && ClientJson.IsOptionalText(source, "sha");

    // An address with a scheme, "git@host:path", a path, or "owner/repository".
    private static bool IsAddress(string url) =>
        url.Contains("://", StringComparison.Ordinal) || url.StartsWith("git@", StringComparison.Ordinal) || url.StartsWith('/') || url.StartsWith("./", StringComparison.Ordinal)
        || (url.Split('/') is [{ Length: > 0 }, { Length: > 0 }] && !url.Contains(':', StringComparison.Ordinal));

    private static bool IsPackage(JsonElement source) =>
        ClientJson.Text(source, "package") is { } package && ClientJson.IsOptionalText(source, "version")
        && (!source.TryGetProperty("registry", out var registry) || registry.ValueKind == JsonValueKind.Null || ClientJson.Text(source, "registry")?.Contains("://", StringComparison.Ordinal) is true)
        && (package.StartsWith('@') ? package[1..].Split('/') : ["scope", package]) is [var scope, var name] && IsPackageName(scope) && IsPackageName(name);

    private static bool IsPackageName(string name) =>
        name.Length > 0 && name[0] != '.' && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~');
}

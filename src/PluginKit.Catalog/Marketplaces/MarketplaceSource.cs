using System.Text.Json;
using System.Text.RegularExpressions;
using PluginKit.Catalog.Checkouts;

namespace PluginKit.Catalog.Marketplaces;

/// <summary>Where an entry of a marketplace says that its plugin is.</summary>
/// <param name="Reference">As a source reference of PluginKit, as far as there is one; never with a user or password.</param>
/// <param name="Folder">The folder of a local source relative to the marketplace, with forward slashes.</param>
/// <param name="Fault">Why the entry cannot be used, as the end of a sentence.</param>
internal sealed partial record MarketplaceSource(string Reference, string? Folder = null, string? Fault = null)
{
    /// <summary>Of an entry that says something twice, nobody can tell which of it was looked at.</summary>
    public static MarketplaceSource Ambiguous { get; } = Faulty("a member of it is there twice");

    public static MarketplaceSource Of(JsonElement entry, string? pluginRoot) => entry.TryGetProperty("source", out var source)
        ? source.ValueKind switch
        {
            JsonValueKind.String => Local(source.GetString()!, pluginRoot),
            JsonValueKind.Object => OfObject(source, pluginRoot),
            JsonValueKind.Null => Faulty("its source is null"),
            _ => Faulty("its source is neither a text nor an object"),
        }
        : Faulty("it has no source");

    /// <summary>A folder below another one that a marketplace names.</summary>
    public static string Below(string root, string folder) => Plain(root) is { Length: > 0 } above ? $"{above}/{folder}" : folder;

    private static MarketplaceSource OfObject(JsonElement source, string? pluginRoot) => Text(source, "source") switch
    {
        "local" => Text(source, "path") is { } path ? Local(path, pluginRoot) : Faulty("its source has no path"),
        "url" or "git-subdir" or "git" => Text(source, "url") is { } url ? Git(url, source) : Faulty("its source has no address"),
        "github" => Text(source, "repo") is { } repository && Repository().IsMatch(repository)
            ? Git($"https://github.com/{repository}", source)
            : Faulty("its source names no repository"),
        "npm" => Text(source, "package") is { } package && Package().IsMatch(package)
            ? new(Text(source, "version") is { } version ? $"npm:{package}@{version}" : $"npm:{package}")
            : Faulty("its source names no package"),
        null => Faulty("its source does not say its kind"),
        var kind => Faulty($"its source kind '{Contracts.Display.UntrustedText.ToDisplay(kind, 40)}' is unknown"),
    };

    // Claude Code and Codex write "./plugins/x"; Cursor, and Claude Code below metadata.pluginRoot, write "x".
    private static MarketplaceSource Local(string path, string? pluginRoot)
    {
        var isFromRoot = path.StartsWith("./", StringComparison.Ordinal);
        var relative = (isFromRoot ? path[2..] : path).TrimEnd('/');
        if (path is not ("." or "./") && !PlainPath.IsPlainBelow(relative))
        {
            return Faulty("its source is not a path below the marketplace");
        }

        var below = path is "." or "./" ? string.Empty : relative;
        var root = !isFromRoot && pluginRoot is not null ? Plain(pluginRoot) : string.Empty;
        return root.Length > 0 && !PlainPath.IsPlainBelow(root)
            ? Faulty("the pluginRoot of the marketplace is not a path below it")
            : new(path, below.Length == 0 ? root : Below(root, below));
    }

    private static MarketplaceSource Git(string address, JsonElement source)
    {
        var revision = Text(source, "sha") ?? Text(source, "ref");
        var folder = Text(source, "path") is { } path ? Plain(path) : string.Empty;
        if ((folder.Length > 0 && !PlainPath.IsPlainBelow(folder)) || (revision is not null && !Revision().IsMatch(revision)))
        {
            return Faulty("its source has a path or revision that cannot be used");
        }

        if (GitHub().Match(address) is { Success: true } github)
        {
            var at = revision is null ? string.Empty : $"@{revision}";
            return new($"github:{github.Groups["owner"].Value}/{github.Groups["repository"].Value}{at}{(folder.Length > 0 ? "//" : string.Empty)}{folder}");
        }

        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Scheme is not ("https" or "ssh") || uri.UserInfo.Contains(':', StringComparison.Ordinal) : !Shell().IsMatch(address))
        {
            return Faulty("its address is not one of a Git repository that could be fetched safely");
        }

        // The syntax of references has no folder in a repository that is not on GitHub. The repository alone would be something else.
        return folder.Length > 0
            ? Faulty("it is a folder in a repository that is not on GitHub, which no source reference can name")
            : new(revision is null ? address : $"{address}#{revision}");
    }

    private static string Plain(string path) => (path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path).Trim('/');

    private static string? Text(JsonElement element, string name) => element.Text(name) is { Length: > 0 } text ? text : null;

    private static MarketplaceSource Faulty(string fault) => new(string.Empty, Fault: fault);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}$", RegexOptions.NonBacktracking)]
    private static partial Regex Repository();

    [GeneratedRegex(@"^(https://github\.com/)?(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,38})/(?<repository>[A-Za-z0-9._-]{1,100}?)(\.git)?/?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GitHub();

    [GeneratedRegex(@"^[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^\s:]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Shell();

    [GeneratedRegex(@"^(@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Package();

    [GeneratedRegex(@"^[A-Za-z0-9._/@+-]{1,200}$", RegexOptions.NonBacktracking)]
    private static partial Regex Revision();
}

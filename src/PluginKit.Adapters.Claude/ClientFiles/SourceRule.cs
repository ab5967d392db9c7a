using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>One entry of an allow or block list of marketplace sources. The two lists compare differently (measured).</summary>
/// <param name="File">The policy file it stands in.</param>
/// <param name="Entry">The entry.</param>
internal sealed record SourceRule(string File, JsonObject Entry)
{
    /// <summary>The kind of an entry that stands for plugins in skills folders.</summary>
    public const string SkillsFolders = "skills-dir";

    /// <summary>Patterns come from a file; one that takes longer decides nothing.</summary>
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(250);

    private string? Kind => Entry.Text("source");

    public bool IsSkillsFolders => Kind == SkillsFolders;

    /// <summary>Whether the client takes it for an entry; one that it does not makes it pass over the whole list.</summary>
    public bool IsValid => IsSkillsFolders || MarketplaceSource.Read(Entry) is not null;

    /// <summary>As an entry of an allow list: kind, value and reference are the same, a missing reference included.</summary>
    public bool Allows(MarketplaceSource source) => ByPattern(source)
        ?? (MarketplaceSource.Read(Entry) is { } named && named.Kind == source.Kind && SameValue(named, source) && named.Reference == source.Reference);

    /// <summary>As an entry of a block list: no reference means all, and a repository on GitHub is the same by either kind.</summary>
    public bool Blocks(MarketplaceSource source) => ByPattern(source)
        ?? (MarketplaceSource.Read(Entry) is { } named
            && (named.Reference is null || named.Reference == source.Reference)
            && ((named.Kind == source.Kind && SameValue(named, source)) || (GitHubRepository(named) is { } repository && repository == GitHubRepository(source))));

    private bool? ByPattern(MarketplaceSource source) => Kind switch
    {
        "pathPattern" => source.IsInPlace && Fits(Entry.Text("pathPattern"), source.Value),
        "hostPattern" => HostOf(source) is { } host && Fits(Entry.Text("hostPattern"), host),
        _ => null,
    };

    /// <summary>Scheme and host of an address are compared without case, everything else to the letter.</summary>
    private static bool SameValue(MarketplaceSource named, MarketplaceSource source) =>
        named.Value == source.Value
        || (source.Kind is "git" or "url"
            && Uri.TryCreate(named.Value, UriKind.Absolute, out var first) && Uri.TryCreate(source.Value, UriKind.Absolute, out var second)
            && first.Host.Length > 0 && first.Scheme == second.Scheme && first.Authority == second.Authority && first.PathAndQuery == second.PathAndQuery);

    private static string? GitHubRepository(MarketplaceSource source)
    {
        if (source.Kind == "github")
        {
            return source.Value;
        }
        if (source.Kind != "git" || HostOf(source) != "github.com")
        {
            return null;
        }
        var path = Uri.TryCreate(source.Value, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? address.AbsolutePath.TrimStart('/')
            : source.Value[(source.Value.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return path.EndsWith(".git", StringComparison.Ordinal) ? path[..^4] : path;
    }

    private static string? HostOf(MarketplaceSource source)
    {
        if (source.Kind == "github")
        {
            return "github.com";
        }
        if (source.Kind is not ("git" or "url"))
        {
            return null;
        }
        if (Uri.TryCreate(source.Value, UriKind.Absolute, out var address) && address.Host.Length > 0)
        {
            return address.Host;
        }

        // The short form of SSH: user@host:path.
        var at = source.Value.IndexOf('@', StringComparison.Ordinal);
        var colon = source.Value.IndexOf(':', StringComparison.Ordinal);
        return at >= 0 && colon > at ? source.Value[(at + 1)..colon] : null;
    }

    private static bool Fits(string? pattern, string text)
    {
        if (pattern is null)
        {
            return false;
        }
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>One entry of an allow or block list of marketplace sources.</summary>
/// <param name="File">The policy file it stands in.</param>
/// <param name="Entry">The entry.</param>
internal sealed record SourceRule(string File, JsonObject Entry)
{
    /// <summary>Patterns come from a file; one that takes longer decides nothing.</summary>
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(250);

    public bool Matches(MarketplaceSource source)
    {
        switch (Entry.Text("source"))
        {
            case "pathPattern":
                return source.RunsInPlace && Fits(Entry.Text("pathPattern"), source.Value);
            case "hostPattern":
                return HostOf(source) is { } host && Fits(Entry.Text("hostPattern"), host);
            case var kind when kind == source.Kind && MarketplaceSource.Read(Entry) is { } named:
                return SameValue(named.Value, source) && (named.Reference is null || named.Reference == source.Reference);
            default:
                return false;
        }
    }

    private static bool SameValue(string value, MarketplaceSource source) =>
        value == source.Value
        || (source.Kind == "github" && value.EndsWith("/*", StringComparison.Ordinal)
            && source.Value.StartsWith(value[..^1], StringComparison.OrdinalIgnoreCase));

    private static string? HostOf(MarketplaceSource source)
    {
        if (source.Kind == "github")
        {
            return "github.com";
        }
        if (Uri.TryCreate(source.Value, UriKind.Absolute, out var address) && address.Host.Length > 0)
        {
            return address.Host;
        }

        // The short form of SSH: user@host:path.
        var at = source.Value.IndexOf('@', StringComparison.Ordinal);
        var colon = source.Value.IndexOf(':', StringComparison.Ordinal);
        return source.Kind == "git" && at >= 0 && colon > at ? source.Value[(at + 1)..colon] : null;
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

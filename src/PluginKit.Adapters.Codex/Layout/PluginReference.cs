using System.Diagnostics.CodeAnalysis;

namespace PluginKit.Adapters.Codex.Layout;

/// <summary>The client's id of a plugin: <c>plugin@marketplace</c>.</summary>
/// <param name="Plugin">Name of the plugin.</param>
/// <param name="Marketplace">Name of the marketplace.</param>
internal sealed record PluginReference(string Plugin, string Marketplace)
{
    // The client has no limit of its own; a folder's name has.
    private const int NameLimit = 255;

    // Names that the client keeps for marketplaces of its maker (measured).
    private static readonly string[] Reserved = ["openai-curated", "openai-bundled", "openai-primary-runtime", "openai-api-curated", "openai-curated-remote"];

    public static bool TryParse(string text, [NotNullWhen(true)] out PluginReference? reference)
    {
        var at = text.LastIndexOf('@');
        reference = at > 0 && IsPluginName(text.AsSpan(0, at)) && IsMarketplaceName(text.AsSpan(at + 1)) ? new(text[..at], text[(at + 1)..]) : null;
        return reference is not null;
    }

    /// <summary>Whether the client takes a text as the name of a plugin: dots only between other characters, and never two of them.</summary>
    public static bool IsPluginName(ReadOnlySpan<char> text) =>
        HasOnly(text, ".") && text[0] != '.' && text[^1] != '.' && !text.Contains("..", StringComparison.Ordinal);

    /// <summary>Whether the client takes a text as the name of a marketplace.</summary>
    public static bool IsMarketplaceName(ReadOnlySpan<char> text) => HasOnly(text, string.Empty);

    /// <summary>Whether only the client's maker may use the name for a marketplace.</summary>
    public static bool IsReserved(string marketplace) => Reserved.Contains(marketplace, StringComparer.Ordinal);

    public override string ToString() => $"{Plugin}@{Marketplace}";

    private static bool HasOnly(ReadOnlySpan<char> text, string further)
    {
        if (text.IsEmpty || text.Length > NameLimit)
        {
            return false;
        }

        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('_' or '-') && !further.Contains(character, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}

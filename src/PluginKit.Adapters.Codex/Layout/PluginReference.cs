using System.Diagnostics.CodeAnalysis;

namespace PluginKit.Adapters.Codex.Layout;

/// <summary>The client's id of a plugin: <c>plugin@marketplace</c>.</summary>
/// <param name="Plugin">Name of the plugin.</param>
/// <param name="Marketplace">Name of the marketplace.</param>
internal sealed record PluginReference(string Plugin, string Marketplace)
{
    private const int NameLimit = 128;

    public static bool TryParse(string text, [NotNullWhen(true)] out PluginReference? reference)
    {
        var at = text.LastIndexOf('@');
        reference = at > 0 && IsName(text.AsSpan(0, at)) && IsName(text.AsSpan(at + 1)) ? new(text[..at], text[(at + 1)..]) : null;
        return reference is not null;
    }

    /// <summary>Whether the client takes a text as the name of a plugin or marketplace.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > NameLimit)
        {
            return false;
        }

        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('_' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    public override string ToString() => $"{Plugin}@{Marketplace}";
}

using System.Text.RegularExpressions;

namespace PluginKit.Bundles.Scanning;

/// <summary>How a kind of secret looks. Patterns are matched without backtracking, at places where the marker was found, over a bounded piece of text.</summary>
internal sealed class SecretShape
{
    private readonly Lazy<Regex> _pattern;

    /// <param name="kind">The name of the kind.</param>
    /// <param name="marker">The fixed text that it begins with.</param>
    /// <param name="rest">What follows the marker, as a pattern.</param>
    public SecretShape(string kind, string marker, string rest)
    {
        (Kind, Marker) = (kind, marker);
        _pattern = new(() => new Regex($"^(?:{Regex.Escape(marker)}){rest}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase));
    }

    public string Kind { get; }

    public string Marker { get; }

    /// <summary>Whether upper and lower case of the marker are the same: for words, not for tokens.</summary>
    public bool IsWord { get; init; }

    /// <summary>Whether the marker may stand in the middle of a word.</summary>
    public bool IsInside { get; init; }

    /// <summary>Whether what follows the marker has to look made up by a machine, because the marker is a word of everyday code.</summary>
    public bool IsGuess { get; init; }

    /// <summary>How many characters of a text are this secret; 0 when it is none.</summary>
    public int LengthAt(ReadOnlySpan<char> text)
    {
        foreach (var match in _pattern.Value.EnumerateMatches(text))
        {
            return match.Length;
        }

        return 0;
    }
}

namespace PluginKit.Catalog.Search;

/// <summary>What is searched for, in the same letter case as what is searched.</summary>
internal sealed class SearchWords
{
    private const int MaximumWords = 16;

    private SearchWords(string[] words) => (Words, Text) = (words, string.Join(' ', words));

    /// <summary>The single words, 16 at most.</summary>
    public string[] Words { get; }

    /// <summary>All of them with single spaces.</summary>
    public string Text { get; }

    /// <returns><see langword="null"/> when there are no words.</returns>
    public static SearchWords? Of(string? text)
    {
        var words = Folded(text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : new(words[..Math.Min(words.Length, MaximumWords)]);
    }

    /// <summary>Text in which letter case makes no difference any more.</summary>
    public static string Folded(string text) => text.ToUpperInvariant();
}

using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Search;

/// <summary>Search over the shared words of entries. What a single target says differently is not searched: it would show cards that do not contain the word.</summary>
internal static class EntrySearch
{
    private const int MaximumWords = 16;

    /// <summary>The entries that contain every word, the best first; all of them in their order without words.</summary>
    public static IReadOnlyList<CatalogEntry> Find(IEnumerable<CatalogEntry> entries, string? searchText)
    {
        var words = (searchText ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [.. entries];
        }

        words = words[..Math.Min(words.Length, MaximumWords)];
        return
        [
            .. entries
                .Select(entry => (Entry: entry, Rank: Rank(entry, words)))
                .Where(static hit => hit.Rank is not null)
                .OrderBy(static hit => hit.Rank)
                .ThenBy(static hit => hit.Entry.IntegrationId, StringComparer.Ordinal)
                .Select(static hit => hit.Entry),
        ];
    }

    // The whole text as name, then a name that begins with it, then words in the name, in keywords, in the description: the worst word counts.
    private static int? Rank(CatalogEntry entry, string[] words)
    {
        var text = string.Join(' ', words);
        if (Is(entry.IntegrationId, text) || Is(entry.DisplayName, text))
        {
            return 0;
        }

        if (Begins(entry.IntegrationId, text) || Begins(entry.DisplayName, text))
        {
            return 1;
        }

        var worst = 2;
        foreach (var word in words)
        {
            if (RankOf(entry, word) is not { } rank)
            {
                return null;
            }

            worst = Math.Max(worst, rank);
        }

        return worst;
    }

    private static int? RankOf(CatalogEntry entry, string word)
    {
        if (Contains(entry.IntegrationId, word) || Contains(entry.DisplayName, word))
        {
            return 2;
        }

        if (entry.Keywords.Any(keyword => Contains(keyword, word)))
        {
            return 3;
        }

        return Contains(entry.Description, word) ? 4 : null;
    }

    private static bool Is(string text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    private static bool Begins(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static bool Contains(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}

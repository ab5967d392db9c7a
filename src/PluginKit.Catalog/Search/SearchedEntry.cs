using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Search;

/// <summary>
/// An entry with its shared words prepared for searching. What a single target says differently is not searched: it would show cards that do not contain
/// the word.
/// </summary>
internal sealed class SearchedEntry
{
    private const int WholeName = 0;
    private const int BeginOfName = 1;
    private const int BeginOfNameWord = 2;
    private const int InName = 3;
    private const int WholeKeyword = 4;
    private const int InKeyword = 5;
    private const int InDescription = 6;

    private readonly string _id;
    private readonly string _name;
    private readonly string _description;
    private readonly string[] _keywords;

    public SearchedEntry(CatalogEntry entry)
    {
        Entry = entry;
        _id = SearchWords.Folded(entry.IntegrationId);
        _name = SearchWords.Folded(entry.DisplayName);
        _description = SearchWords.Folded(entry.Description);
        _keywords = entry.Keywords.Count == 0 ? [] : [.. entry.Keywords.Select(SearchWords.Folded)];
    }

    public CatalogEntry Entry { get; }

    /// <summary>How well the entry fits, the smaller the better; <see langword="null"/> when a word is nowhere in it.</summary>
    /// <remarks>The worst word counts most, then all words together, so that the order does not depend on anything but the entry.</remarks>
    public (int Worst, int Sum)? Rank(SearchWords words)
    {
        if (_id == words.Text || _name == words.Text)
        {
            return (WholeName, WholeName);
        }

        if (_id.StartsWith(words.Text, StringComparison.Ordinal) || _name.StartsWith(words.Text, StringComparison.Ordinal))
        {
            return (BeginOfName, BeginOfName);
        }

        var (worst, sum) = (0, 0);
        foreach (var word in words.Words)
        {
            if (RankOf(word) is not { } rank)
            {
                return null;
            }

            worst = Math.Max(worst, rank);
            sum += rank;
        }

        return (worst, sum);
    }

    private int? RankOf(string word)
    {
        var inName = Math.Min(InNameOf(_id, word), InNameOf(_name, word));
        if (inName <= InName)
        {
            return inName;
        }

        var inKeyword = int.MaxValue;
        foreach (var keyword in _keywords)
        {
            inKeyword = Math.Min(inKeyword, keyword == word ? WholeKeyword : keyword.Contains(word, StringComparison.Ordinal) ? InKeyword : int.MaxValue);
        }

        return inKeyword <= InKeyword ? inKeyword : _description.Contains(word, StringComparison.Ordinal) ? InDescription : null;
    }

    private static int InNameOf(string name, string word)
    {
        var rank = int.MaxValue;
        for (var at = name.IndexOf(word, StringComparison.Ordinal); at >= 0; at = name.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            rank = InName;
            if (at == 0 || !char.IsLetterOrDigit(name[at - 1]))
            {
                return BeginOfNameWord;
            }
        }

        return rank;
    }
}

using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Search;

/// <summary>
/// The entries of one loaded catalog, prepared once for many questions. Does not change and reads nothing, so that the pages of one question fit
/// together; safe to use from several threads.
/// </summary>
/// <remarks>
/// The order depends on id, display name, keywords and description only, never on how often something is used. The best first: the text is the id or the name; one
/// of them begins with it; then, for the word that fits worst, a word of the name begins with it, it is in the name, it is a keyword, it is in a keyword, it is
/// in the description; then all words together; then the id.
/// </remarks>
public sealed class CatalogIndex
{
    private readonly SearchedEntry[] _entries;

    private CatalogIndex(IEnumerable<CatalogEntry> entries) => _entries = [.. entries.Select(static entry => new SearchedEntry(entry))];

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Length;

    /// <summary>Prepares the entries of a document.</summary>
    /// <param name="document">A document that <see cref="ICatalog.LoadAsync"/> returned.</param>
    /// <returns>The index; it keeps the entries in the order of the document.</returns>
    public static CatalogIndex Of(CatalogDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new(document.Entries);
    }

    /// <summary>Answers a question.</summary>
    /// <param name="request">The question. Targets that nobody knows match nothing; <see cref="CatalogRequest.Origins"/> keeps the entries from these origins.</param>
    /// <returns>The page.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative, or the limit is below 1.</exception>
    public CatalogPage Find(CatalogRequest request)
    {
        Check(request);
        var words = SearchWords.Of(request.SearchText);
        var kept = _entries.Where(entry => EntryFilter.Keeps(request, entry.Entry));
        return Page(words is null ? [.. kept.Select(static entry => entry.Entry)] : Ranked(kept, words), request);
    }

    /// <summary>Answers one question, of which nothing is kept: only what it asks for is prepared.</summary>
    internal static CatalogPage Answer(IReadOnlyList<CatalogEntry> entries, CatalogRequest request)
    {
        IReadOnlyList<CatalogEntry> kept = EntryFilter.KeepsAll(request) ? entries : [.. entries.Where(entry => EntryFilter.Keeps(request, entry))];
        return Page(SearchWords.Of(request.SearchText) is { } words ? Ranked(new CatalogIndex(kept)._entries, words) : kept, request);
    }

    internal static void Check(CatalogRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Offset, nameof(request));
        if (request.Limit is < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.Limit, "The limit is below 1.");
        }
    }

    private static CatalogEntry[] Ranked(IEnumerable<SearchedEntry> entries, SearchWords words) =>
    [
        .. entries
            .Select(entry => (entry.Entry, Rank: entry.Rank(words)))
            .Where(static hit => hit.Rank is not null)
            .OrderBy(static hit => hit.Rank!.Value)
            .ThenBy(static hit => hit.Entry.IntegrationId, StringComparer.Ordinal)
            .Select(static hit => hit.Entry),
    ];

    private static CatalogPage Page(IReadOnlyList<CatalogEntry> found, CatalogRequest request)
    {
        var start = Math.Min(request.Offset, found.Count);
        var end = (int)Math.Min(found.Count, start + (long)(request.Limit ?? int.MaxValue));
        return new(start == 0 && end == found.Count ? found : [.. found.Skip(start).Take(end - start)], found.Count, end < found.Count ? end : null);
    }
}

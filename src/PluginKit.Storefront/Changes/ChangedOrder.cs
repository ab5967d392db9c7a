using PluginKit.Contracts.Documents;

namespace PluginKit.Storefront.Changes;

/// <summary>Puts the entries of a changed view into their places: what is new or moved at its rank, all others around it in their old order.</summary>
internal static class ChangedOrder
{
    public static IReadOnlyList<ViewEntry> Apply(ViewDocument view, ViewChangeDocument change)
    {
        var rest = new Dictionary<string, ViewEntry>(view.Entries.Count, StringComparer.Ordinal);
        foreach (var entry in view.Entries)
        {
            rest[entry.EntryId] = entry;
        }

        foreach (var changed in change.Changed)
        {
            rest[changed.EntryId] = rest.ContainsKey(changed.EntryId) ? changed.Entry : throw OtherView(changed.EntryId);
        }

        foreach (var id in change.Removed)
        {
            Take(rest, id);
        }

        var placed = new SortedDictionary<int, ViewEntry>();
        foreach (var moved in change.Moved)
        {
            Place(placed, moved.Rank, Take(rest, moved.EntryId));
        }

        foreach (var added in change.Added)
        {
            Place(placed, added.Rank, added);
        }

        return Merge(view, rest, placed);
    }

    private static List<ViewEntry> Merge(ViewDocument view, Dictionary<string, ViewEntry> rest, SortedDictionary<int, ViewEntry> placed)
    {
        var entries = new List<ViewEntry>(rest.Count + placed.Count);
        using var staying = view.Entries.Where(entry => rest.ContainsKey(entry.EntryId)).GetEnumerator();
        for (var rank = 0; rank < rest.Count + placed.Count; rank++)
        {
            if (!placed.TryGetValue(rank, out var entry))
            {
                entry = staying.MoveNext() ? rest[staying.Current.EntryId] : throw new ArgumentException("The change puts entries at places that the view does not have.");
            }

            entries.Add(entry.Rank == rank ? entry : entry with { Rank = rank });
        }

        return entries;
    }

    private static ViewEntry Take(Dictionary<string, ViewEntry> rest, string id) => rest.Remove(id, out var entry) ? entry : throw OtherView(id);

    private static void Place(SortedDictionary<int, ViewEntry> placed, int rank, ViewEntry entry)
    {
        if (!placed.TryAdd(rank, entry))
        {
            throw new ArgumentException($"The change puts two entries at the place {rank}.");
        }
    }

    private static ArgumentException OtherView(string id) => new($"The change is of another view: there is no entry '{id}'.");
}

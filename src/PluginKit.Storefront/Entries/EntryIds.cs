using PluginKit.Contracts.Documents;

namespace PluginKit.Storefront.Entries;

/// <summary>Keeps entry ids apart: the three kinds of keys have different shapes, yet another writer's document may repeat one.</summary>
internal static class EntryIds
{
    public static void MakeUnique(List<ViewEntry> entries)
    {
        var taken = new HashSet<string>(entries.Count, StringComparer.Ordinal);
        Dictionary<string, int> repeats = new(StringComparer.Ordinal);
        for (var index = 0; index < entries.Count; index++)
        {
            var id = entries[index].EntryId;
            if (taken.Add(id))
            {
                continue;
            }

            var number = repeats.GetValueOrDefault(id, 1);
            string unique;
            do
            {
                number++;
                unique = $"{id}#{number}";
            }
            while (!taken.Add(unique));
            repeats[id] = number;
            entries[index] = entries[index] with { EntryId = unique };
        }
    }
}

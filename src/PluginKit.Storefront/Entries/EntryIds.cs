namespace PluginKit.Storefront.Entries;

/// <summary>Keeps entry ids apart: the three kinds of keys have different shapes, yet another writer's document may repeat one.</summary>
internal static class EntryIds
{
    public static void MakeUnique(List<EntryDraft> drafts)
    {
        var taken = new HashSet<string>(drafts.Count, StringComparer.Ordinal);
        Dictionary<string, int> repeats = new(StringComparer.Ordinal);
        for (var index = 0; index < drafts.Count; index++)
        {
            var id = drafts[index].EntryId;
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
            drafts[index].EntryId = unique;
        }
    }
}

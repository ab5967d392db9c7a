using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Entries;

/// <summary>Installed universal, then installed native, then available universal; inside a class by name, then by id.</summary>
internal static class Ranking
{
    public static EntryDraft[] Sort(List<EntryDraft> drafts)
    {
        var ranked = new List<EntryDraft>(drafts.Count);
        foreach (var kind in (EntryKind[])[EntryKind.UniversalInstalled, EntryKind.NativeExternalInstalled, EntryKind.UniversalAvailable])
        {
            var first = ranked.Count;
            ranked.AddRange(drafts.FindAll(draft => draft.Kind == kind));
            ranked.Sort(first, ranked.Count - first, ByNameThenId.Instance);
        }

        for (var rank = 0; rank < ranked.Count; rank++)
        {
            ranked[rank].Rank = rank;
        }

        return [.. ranked];
    }

    private sealed class ByNameThenId : IComparer<EntryDraft>
    {
        public static readonly ByNameThenId Instance = new();

        public int Compare(EntryDraft? first, EntryDraft? second)
        {
            var order = string.Compare(first!.DisplayName, second!.DisplayName, StringComparison.OrdinalIgnoreCase);
            return order != 0 ? order : string.CompareOrdinal(first.EntryId, second.EntryId);
        }
    }
}

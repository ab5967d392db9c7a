using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Entries;

/// <summary>Installed universal, then installed native, then available universal; inside a class by name, then by id.</summary>
internal static class Ranking
{
    public static void Sort(List<ViewEntry> entries)
    {
        var keyed = new (int Class, ViewEntry Entry)[entries.Count];
        for (var index = 0; index < keyed.Length; index++)
        {
            keyed[index] = (Class(entries[index].EntryKind), entries[index]);
        }

        Array.Sort(keyed, static (first, second) => Compare(first, second));
        for (var rank = 0; rank < keyed.Length; rank++)
        {
            entries[rank] = keyed[rank].Entry with { Rank = rank };
        }
    }

    private static int Compare((int Class, ViewEntry Entry) first, (int Class, ViewEntry Entry) second)
    {
        var order = first.Class.CompareTo(second.Class);
        order = order != 0 ? order : string.Compare(first.Entry.DisplayName, second.Entry.DisplayName, StringComparison.OrdinalIgnoreCase);
        return order != 0 ? order : string.CompareOrdinal(first.Entry.EntryId, second.Entry.EntryId);
    }

    private static int Class(EntryKind kind)
    {
        if (kind == EntryKind.UniversalInstalled)
        {
            return 0;
        }

        return kind == EntryKind.NativeExternalInstalled ? 1 : 2;
    }
}

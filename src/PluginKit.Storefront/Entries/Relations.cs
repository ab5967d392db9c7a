using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Entries;

/// <summary>Links native cards with the universal ones they seem to be, both ways. A link is a hint: nothing is merged or unlocked by it.</summary>
internal static class Relations
{
    /// <summary>Links the cards from <paramref name="firstNative"/> on, which are those of <paramref name="natives"/> in order.</summary>
    public static void Link(List<ViewEntry> entries, int firstNative, IReadOnlyList<DiscoveryEntry> natives, ProviderLabeler labels)
    {
        var universal = IndexUniversal(entries, firstNative);
        Dictionary<int, List<EntryRelation>> links = [];
        for (var position = 0; position < natives.Count; position++)
        {
            var native = natives[position];
            if (!IsMatch(native) || !universal.TryGetValue(native.MatchedIntegrationId!, out var candidates))
            {
                continue;
            }

            foreach (var index in candidates)
            {
                Add(links, firstNative + position, Link(native, entries[index].EntryId, TowardsUniversal(native, entries[index])));
                Add(links, index, Link(native, entries[firstNative + position].EntryId, TowardsNative(native, labels)));
            }
        }

        foreach (var (index, relations) in links)
        {
            entries[index] = entries[index] with { Relations = relations };
        }
    }

    /// <summary>Whether discovery claims any relation at all.</summary>
    public static bool IsMatch(DiscoveryEntry native) =>
        native.MatchedIntegrationId is { Length: > 0 } && native.MatchConfidence != MatchConfidence.None;

    private static Dictionary<string, List<int>> IndexUniversal(List<ViewEntry> entries, int firstNative)
    {
        var index = new Dictionary<string, List<int>>(firstNative, StringComparer.Ordinal);
        for (var position = 0; position < firstNative; position++)
        {
            var id = entries[position].IntegrationId!;
            if (index.TryGetValue(id, out var positions))
            {
                positions.Add(position);
            }
            else
            {
                index[id] = [position];
            }
        }

        return index;
    }

    private static EntryRelation Link(DiscoveryEntry native, string entryId, string label) => new()
    {
        EntryId = entryId,
        IntegrationId = native.MatchedIntegrationId!,
        MatchConfidence = native.MatchConfidence,
        MatchBasis = native.MatchBasis,
        Label = label,
    };

    private static string TowardsUniversal(DiscoveryEntry native, ViewEntry universal)
    {
        if (native.MatchConfidence != MatchConfidence.Exact)
        {
            return $"Possibly the universal plugin '{universal.DisplayName}'";
        }

        return universal.EntryKind == EntryKind.UniversalInstalled ? "Also installed as universal plugin" : "Also available as universal plugin";
    }

    private static string TowardsNative(DiscoveryEntry native, ProviderLabeler labels) =>
        native.MatchConfidence == MatchConfidence.Exact
            ? $"Also installed natively - {labels.Provider(native.NativeTarget)} only"
            : $"A plugin of the same name is installed natively - {labels.Provider(native.NativeTarget)} only";

    private static void Add(Dictionary<int, List<EntryRelation>> links, int index, EntryRelation relation)
    {
        if (links.TryGetValue(index, out var relations))
        {
            relations.Add(relation);
        }
        else
        {
            links[index] = [relation];
        }
    }
}

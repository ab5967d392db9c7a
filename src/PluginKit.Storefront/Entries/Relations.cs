using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Entries;

/// <summary>Links native cards with the universal ones they seem to be, both ways. A link is a hint: nothing is merged or unlocked by it.</summary>
internal static class Relations
{
    public static void Link(List<EntryDraft> drafts, ProviderLabeler labels)
    {
        var universal = IndexUniversal(drafts);
        foreach (var draft in drafts)
        {
            if (draft.Native is not { } native || !IsMatch(native) || !universal.TryGetValue(native.MatchedIntegrationId!, out var candidates))
            {
                continue;
            }

            foreach (var candidate in candidates)
            {
                draft.Relate(Link(native, candidate.EntryId, TowardsUniversal(native, candidate)));
                candidate.Relate(Link(native, draft.EntryId, TowardsNative(native, labels)));
            }
        }

        // In whatever order discovery told them, the page is the same.
        drafts.ForEach(static draft => draft.Relations?.Sort(static (first, second) => string.CompareOrdinal(first.EntryId, second.EntryId)));
    }

    /// <summary>Whether discovery claims any relation at all.</summary>
    public static bool IsMatch(DiscoveryEntry native) =>
        native.MatchedIntegrationId is { Length: > 0 } && native.MatchConfidence != MatchConfidence.None;

    private static Dictionary<string, List<EntryDraft>> IndexUniversal(List<EntryDraft> drafts)
    {
        var index = new Dictionary<string, List<EntryDraft>>(drafts.Count, StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (draft.IntegrationId is not { } id)
            {
                continue;
            }

            if (index.TryGetValue(id, out var others))
            {
                others.Add(draft);
            }
            else
            {
                index[id] = [draft];
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

    private static string TowardsUniversal(DiscoveryEntry native, EntryDraft universal)
    {
        if (native.MatchConfidence != MatchConfidence.Exact)
        {
            return $"Possibly the universal plugin '{universal.DisplayName}'";
        }

        return universal.Kind == EntryKind.UniversalInstalled ? "Also installed as universal plugin" : "Also available as universal plugin";
    }

    private static string TowardsNative(DiscoveryEntry native, ProviderLabeler labels) =>
        native.MatchConfidence == MatchConfidence.Exact
            ? $"Also installed natively - {labels.Provider(native.NativeTarget)} only"
            : $"A plugin of the same name is installed natively - {labels.Provider(native.NativeTarget)} only";
}

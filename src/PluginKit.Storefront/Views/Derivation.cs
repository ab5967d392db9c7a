using PluginKit.Contracts.Documents;
using PluginKit.Storefront.Entries;
using PluginKit.Storefront.Surfaces;

namespace PluginKit.Storefront.Views;

/// <summary>The algorithm of the plan: managed records with doctor's facts, then what the catalog has beside them, then natives; relations; ranks.</summary>
internal sealed class Derivation
{
    private readonly EntryDraft[] _drafts;

    private Derivation(SurfaceReading reading, EntryRules rules, EntryDraft[] drafts)
    {
        Reading = reading;
        Labels = rules.Labels;
        Entries = Array.ConvertAll(drafts, draft => draft.Native is { } native ? NativeEntry.Of(draft, native, rules) : UniversalEntry.Of(draft, rules));
        _drafts = drafts;
    }

    public SurfaceReading Reading { get; }

    public ProviderLabeler Labels { get; }

    /// <summary>The entries in rank order.</summary>
    public IReadOnlyList<ViewEntry> Entries { get; }

    public static Derivation Of(SurfaceReading reading, EntryRules rules)
    {
        var drafts = new List<EntryDraft>(reading.ExpectedEntries);
        foreach (var record in reading.Managed.Records)
        {
            drafts.Add(EntryDraft.Of(record, reading.CatalogEntry(record.IntegrationId)));
        }

        foreach (var offered in reading.CatalogEntries)
        {
            if (!reading.Managed.Contains(offered.IntegrationId))
            {
                drafts.Add(EntryDraft.Of(offered));
            }
        }

        foreach (var native in reading.NativeEntries)
        {
            drafts.Add(EntryDraft.Of(native));
        }

        EntryIds.MakeUnique(drafts);
        Relations.Link(drafts, rules.Labels);
        return new(reading, rules, Ranking.Sort(drafts));
    }

    /// <summary>What discovery says about the native card with this id.</summary>
    public DiscoveryEntry? Native(string entryId) => Draft(entryId)?.Native;

    /// <summary>The record that the card with this id is of.</summary>
    public ManagedEntry? Managed(string entryId) => Draft(entryId)?.Managed;

    private EntryDraft? Draft(string entryId) => Array.Find(_drafts, draft => string.Equals(draft.EntryId, entryId, StringComparison.Ordinal));
}

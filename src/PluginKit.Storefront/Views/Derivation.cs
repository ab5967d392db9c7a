using PluginKit.Contracts.Documents;
using PluginKit.Storefront.Entries;
using PluginKit.Storefront.Surfaces;

namespace PluginKit.Storefront.Views;

/// <summary>The algorithm of the plan: managed records with doctor's facts, then what the catalog has beside them, then natives; relations; ranks.</summary>
internal sealed class Derivation
{
    private readonly string[] _nativeIds;

    private Derivation(SurfaceReading reading, EntryRules rules, List<ViewEntry> entries, string[] nativeIds)
    {
        Reading = reading;
        Labels = rules.Labels;
        Entries = entries;
        _nativeIds = nativeIds;
    }

    public SurfaceReading Reading { get; }

    public ProviderLabeler Labels { get; }

    /// <summary>The entries in rank order.</summary>
    public IReadOnlyList<ViewEntry> Entries { get; }

    public static Derivation Of(SurfaceReading reading, EntryRules rules)
    {
        var entries = new List<ViewEntry>(reading.ExpectedEntries);
        foreach (var record in reading.Managed.Records)
        {
            entries.Add(InstalledEntry.Of(record, reading.CatalogEntry(record.IntegrationId), rules));
        }

        foreach (var offered in reading.CatalogEntries)
        {
            if (!reading.Managed.Contains(offered.IntegrationId))
            {
                entries.Add(AvailableEntry.Of(offered, rules));
            }
        }

        var firstNative = entries.Count;
        foreach (var native in reading.NativeEntries)
        {
            entries.Add(NativeEntry.Of(native, rules));
        }

        EntryIds.MakeUnique(entries);
        var nativeIds = new string[reading.NativeEntries.Count];
        for (var position = 0; position < nativeIds.Length; position++)
        {
            nativeIds[position] = entries[firstNative + position].EntryId;
        }

        Relations.Link(entries, firstNative, reading.NativeEntries, rules.Labels);
        Ranking.Sort(entries);
        return new(reading, rules, entries, nativeIds);
    }

    /// <summary>What discovery says about the native card with this id.</summary>
    public DiscoveryEntry? Native(string entryId)
    {
        var position = Array.IndexOf(_nativeIds, entryId);
        return position < 0 ? null : Reading.NativeEntries[position];
    }
}

using PluginKit.Catalog.Projection;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Origins;

/// <summary>Writes into every entry where it was found.</summary>
internal static class Provenance
{
    public static CatalogReading Onto(CatalogReading reading, CatalogOrigin origin)
    {
        var source = reading.Source with { Id = origin.Id };
        var own = new CatalogEntryOrigin
        {
            Id = origin.Id,
            Kind = source.Kind,
            Location = source.Location,
            Revision = source.Revision,
            Stale = source.Stale,
        };

        // Thousands of entries share one origin, its revision and who made them: one object for all of them.
        var inner = new Dictionary<CatalogEntryOrigin, CatalogEntryOrigin>();
        return reading with
        {
            Source = source,
            Entries =
            [
                .. reading.Entries.Select(entry => entry with
                {
                    Origin = Of(entry.Origin, own, inner),
                    CatalogRevision = entry.CatalogRevision == own.Revision ? own.Revision : entry.CatalogRevision,
                    GeneratedByPluginKitVersion = entry.GeneratedByPluginKitVersion == PluginKitVersion.Text ? PluginKitVersion.Text : entry.GeneratedByPluginKitVersion,
                }),
            ],
        };
    }

    // A snapshot of several origins tells itself which one an entry is from.
    private static CatalogEntryOrigin Of(CatalogEntryOrigin? told, CatalogEntryOrigin own, Dictionary<CatalogEntryOrigin, CatalogEntryOrigin> inner)
    {
        if (told is null)
        {
            return own;
        }

        if (!inner.TryGetValue(told, out var carried))
        {
            inner[told] = carried = told with { Via = own.Id, Stale = told.Stale || own.Stale, Location = told.Location ?? own.Location };
        }

        return carried;
    }
}

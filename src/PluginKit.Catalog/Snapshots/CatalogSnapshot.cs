using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Snapshots;

/// <summary>Writes catalog documents as snapshot files that an application can ship and name in <see cref="CatalogOptions.Location"/>.</summary>
public static class CatalogSnapshot
{
    /// <summary>Writes a snapshot. The same document and time give the same bytes; entries are ordered by id.</summary>
    /// <param name="document">A document that <see cref="ICatalog.LoadAsync"/> returned, unfiltered.</param>
    /// <param name="madeAt">When it was made (UTC), for <c>fetched_at</c>; <see langword="null"/> to keep what the document says.</param>
    /// <returns>UTF-8 JSON with a final newline.</returns>
    /// <exception cref="ArgumentException">The document is not an answer (<c>ok: false</c>): a snapshot of it would look like an empty catalog.</exception>
    public static byte[] Write(CatalogDocument document, DateTimeOffset? madeAt = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!document.Ok)
        {
            throw new ArgumentException("A document that is not ok cannot be made a snapshot; resolve its problems first.", nameof(document));
        }

        return DocumentJson.Write(document with
        {
            RequestedTargets = [],
            Source = document.Source with
            {
                Kind = CatalogSourceKinds.BundledSnapshot,
                Location = null,
                FetchedAt = (madeAt ?? document.Source.FetchedAt)?.ToUniversalTime(),
            },
            Entries = [.. document.Entries.OrderBy(static entry => entry.IntegrationId, StringComparer.Ordinal)],
        });
    }
}

using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Snapshots;

/// <summary>Writes catalog documents as snapshot files that an application can ship, embed, and name as an origin (<see cref="CatalogOrigin"/>).</summary>
public static class CatalogSnapshot
{
    /// <summary>Writes a snapshot. The same document and time give the same bytes; entries are ordered by id and carry their digests.</summary>
    /// <param name="document">A document that <see cref="ICatalog.LoadAsync"/> returned, unfiltered.</param>
    /// <param name="madeAt">When it was made (UTC), for <c>fetched_at</c>; <see langword="null"/> to keep what the document says.</param>
    /// <returns>UTF-8 JSON with a final newline.</returns>
    /// <exception cref="ArgumentException">The document is not an answer (<c>ok: false</c>): a snapshot of it would look like an empty catalog.</exception>
    public static byte[] Write(CatalogDocument document, DateTimeOffset? madeAt = null) => DocumentJson.Write(Prepare(document, madeAt));

    /// <summary>Writes the same bytes to a stream, piece by piece: however many entries there are, only a small part of the text is held at a time.</summary>
    /// <param name="destination">Where they go. Not closed.</param>
    /// <param name="document">A document that <see cref="ICatalog.LoadAsync"/> returned, unfiltered.</param>
    /// <param name="madeAt">When it was made (UTC), for <c>fetched_at</c>; <see langword="null"/> to keep what the document says.</param>
    /// <exception cref="ArgumentException">The document is not an answer (<c>ok: false</c>).</exception>
    /// <exception cref="IOException">The stream does not take it; a part may be written.</exception>
    public static void Write(Stream destination, CatalogDocument document, DateTimeOffset? madeAt = null) =>
        DocumentJson.Write(destination, Prepare(document, madeAt));

    internal static CatalogDocument Prepare(CatalogDocument document, DateTimeOffset? madeAt)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!document.Ok)
        {
            throw new ArgumentException("A document that is not ok cannot be made a snapshot; resolve its problems first.", nameof(document));
        }

        CatalogEntry[] entries =
        [
            .. document.Entries
                .OrderBy(static entry => entry.IntegrationId, StringComparer.Ordinal)
                .Select(entry => Portable(entry, document.Origins.Count == 0))
                .Select(static entry => entry with { EntryDigest = SnapshotEntryJson.DigestOf(entry) }),
        ];
        CatalogSource[] origins = [.. document.Origins.Select(static origin => origin with { Location = null })];
        return SnapshotText.Signed(document with
        {
            RequestedTargets = [],
            Source = document.Source with
            {
                Id = null,
                Kind = CatalogSourceKinds.BundledSnapshot,
                Location = null,
                TextDigest = null,
                FetchedAt = (madeAt ?? document.Source.FetchedAt)?.ToUniversalTime(),
                ContentDigest = SnapshotDigest.Of(
                    document.Source.Revision, origins, document.Problems, entries.Select(static entry => (entry.IntegrationId, entry.EntryDigest!))),
            },
            Origins = origins,
            TotalEntries = null,
            NextOffset = null,
            Entries = entries,
        });
    }

    // Where the origins were on the machine of the maker is nobody's business; that an entry is from a plain catalog, the snapshot says once.
    private static CatalogEntry Portable(CatalogEntry entry, bool isOfOne) => EntryHere.WithoutAnswers(entry) with
    {
        EntryDigest = null,
        Origin = isOfOne && entry.Origin is { Via: null, Kind: CatalogSourceKinds.LocalCheckout or CatalogSourceKinds.BundledSnapshot } ? null : Placeless(entry.Origin),
        Alternatives = [.. entry.Alternatives.Select(static other => other with { Origin = Placeless(other.Origin) })],
    };

    private static CatalogEntryOrigin? Placeless(CatalogEntryOrigin? origin) => origin is null ? null : origin with { Location = null, Via = null };
}

using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Reading;

/// <summary>
/// Answers which universal plugins exist, from a checkout folder or a snapshot file. Reads every time it is asked; writes nothing, runs nothing,
/// uses no network.
/// </summary>
public interface ICatalog
{
    /// <summary>Reads the catalog.</summary>
    /// <param name="request">What of it.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>
    /// The document; <c>ok: false</c> with <c>catalog_absent</c>, <c>catalog_unreadable</c>, <c>catalog_corrupt</c>, <c>catalog_newer</c> or, for a snapshot that is
    /// damaged, <c>catalog_digest_mismatch</c> when there is no answer, with <c>unsupported_target</c> when a requested target is unknown. A package that cannot be used is left out
    /// with <c>catalog_entry_invalid</c>; of a repeated id the first entry counts, see <see cref="CatalogEntryMerge"/>.
    /// </returns>
    ValueTask<CatalogDocument> LoadAsync(CatalogRequest request, CancellationToken cancellationToken);

    /// <summary>Reads one entry.</summary>
    /// <param name="integrationId">Its id.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The entry, or the problem: <c>catalog_entry_not_found</c>, or why the catalog could not be read.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    ValueTask<CatalogEntryResult> FindAsync(string integrationId, CancellationToken cancellationToken);

    /// <summary>Reads the authored README of an entry. Its text is untrusted and cut at <see cref="CatalogOptions.MaximumReadmeBytes"/>.</summary>
    /// <param name="integrationId">The id of the entry.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>
    /// The README, or the problem: <c>readme_unavailable</c>, <c>catalog_entry_not_found</c>, or why the catalog could not be read.
    /// </returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    ValueTask<ReadmeResult> ReadReadmeAsync(string integrationId, CancellationToken cancellationToken);
}

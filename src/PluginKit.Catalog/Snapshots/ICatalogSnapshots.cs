using PluginKit.Catalog.Origins;
using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// Makes snapshot files, makes them anew, and checks them. Runs nothing and uses no network: a checkout is brought up to date by whoever owns it. Every answer
/// is a document; files are replaced as a whole or not at all.
/// </summary>
public interface ICatalogSnapshots
{
    /// <summary>Makes a snapshot. A package that has the digest that it had when the file was made before keeps its entry.</summary>
    /// <param name="request">Which, and of what.</param>
    /// <param name="cancellationToken">Stops the work; the file is then as it was.</param>
    /// <returns>
    /// What is new against the file that was there; <c>ok: false</c>, and nothing written, when an origin cannot be read (<c>catalog_absent</c>,
    /// <c>catalog_unreadable</c>, <c>catalog_corrupt</c>, <c>catalog_newer</c>, <c>catalog_origin_failed</c>), is only the last good one (<c>catalog_stale</c>),
    /// is at another revision (<c>catalog_revision_mismatch</c>) or has a base of references that cannot be used
    /// (<c>source_unsupported</c>, <c>usage</c>), when another build of the file does not end (<c>busy</c>), or when the file cannot be written (<c>write_failed</c> and the like).
    /// </returns>
    /// <exception cref="ArgumentException">The file is not absolute.</exception>
    ValueTask<CatalogChangesDocument> BuildAsync(CatalogBuildRequest request, CancellationToken cancellationToken);

    /// <summary>The same for a snapshot that is in use: when it cannot be made anew, the last good one stays and is marked stale.</summary>
    /// <param name="request">Which, and of what.</param>
    /// <param name="cancellationToken">Stops the work; the file is then as it was.</param>
    /// <returns>The answer of <see cref="BuildAsync"/>; on a failure with <c>catalog_refresh_failed</c> first, and the snapshot that is kept as <c>after</c>.</returns>
    /// <exception cref="ArgumentException">The file is not absolute.</exception>
    ValueTask<CatalogChangesDocument> RefreshAsync(CatalogBuildRequest request, CancellationToken cancellationToken);

    /// <summary>Compares a snapshot with the digests in it, and with what it was made of.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="madeOf">What it was made of, to be read anew, those that win first; empty for the digests alone.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// <c>ok: false</c> with <c>catalog_digest_mismatch</c> and the damaged entries, with <c>catalog_differs</c> and the entries that are not the same in
    /// <paramref name="madeOf"/>, or when one of the two cannot be read. <c>catalog_digest_absent</c> warns of a snapshot without digests.
    /// </returns>
    ValueTask<CatalogChangesDocument> VerifyAsync(CatalogOrigin snapshot, IReadOnlyList<CatalogOrigin> madeOf, CancellationToken cancellationToken);

    /// <summary>Compares two catalogs, entry by entry. Where they lie, when they were made and by which version makes no difference.</summary>
    /// <param name="before">The first.</param>
    /// <param name="after">The second.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What differs; <c>ok: false</c> when one of the two cannot be read.</returns>
    ValueTask<CatalogChangesDocument> DiffAsync(CatalogOrigin before, CatalogOrigin after, CancellationToken cancellationToken);
}

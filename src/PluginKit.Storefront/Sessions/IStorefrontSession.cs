using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Storefront.Sessions;

/// <summary>
/// Keeps the answers of the surfaces while a page is open, so that nothing newer is ever replaced by something older, and serialises what the page mutates.
/// It knows no current page: every call says what it is about. Contexts that are watched, refreshed or mutated are kept, and of the others the sixteen that were used
/// last. Safe for concurrent use.
/// </summary>
public interface IStorefrontSession
{
    /// <summary>The view of what is at hand. Asks nobody.</summary>
    /// <param name="context">What the page is about.</param>
    /// <returns>The view; before the first refresh, and when the context was forgotten, every surface of it is <c>unavailable</c>.</returns>
    ViewDocument View(StorefrontContext context);

    /// <summary>Everything about one integration, from what is at hand. Asks nobody.</summary>
    /// <param name="context">What the page is about.</param>
    /// <param name="integrationId">The integration.</param>
    /// <param name="readme">Its README, when the application read it from the catalog.</param>
    /// <param name="readmeProblem">Why there is none, when the application asked for it.</param>
    /// <param name="entryId">The id of its card, for an integration that has several.</param>
    /// <returns>The detail, see <see cref="Views.IStorefront.DeriveDetail"/>.</returns>
    DetailDocument Detail(StorefrontContext context, string integrationId, ReadmeContent? readme = null, Problem? readmeProblem = null, string? entryId = null);

    /// <summary>Everything about one native plugin, from what is at hand. Asks nobody.</summary>
    /// <param name="context">What the page is about.</param>
    /// <param name="entryId">The id of its card.</param>
    /// <returns>The detail, see <see cref="Views.IStorefront.DeriveNativeDetail"/>.</returns>
    NativeDetailDocument NativeDetail(StorefrontContext context, string entryId);

    /// <summary>
    /// Asks surfaces, all at the same time, and takes each answer as it comes, unless one that was asked for later, or a mutation that ended later, is at hand.
    /// A surface that fails keeps its last good answer, marked <c>stale</c>.
    /// </summary>
    /// <param name="context">What the page is about.</param>
    /// <param name="surfaces">Which surfaces.</param>
    /// <param name="cancellationToken">Stops the work; what has been answered already is kept.</param>
    /// <returns>The view when all of them have answered.</returns>
    Task<ViewDocument> RefreshAsync(StorefrontContext context, StorefrontSurfaces surfaces = StorefrontSurfaces.All, CancellationToken cancellationToken = default);

    /// <summary>
    /// Carries out a mutation, unless one of the same integration, scope and workspace is at work in this session. Its result shows at once in every view that it
    /// concerns, and wins over all reads that were started before it ended; then all but the catalog is asked again, in the mutation's own scope and workspace and
    /// for the views that it concerns.
    /// </summary>
    /// <param name="mutation">The mutation.</param>
    /// <param name="cancellationToken">Given to the mutation; the refresh afterwards is not cancelled by it.</param>
    /// <returns>The result and the view.</returns>
    /// <exception cref="OperationCanceledException">The mutation was cancelled; what it may have touched is marked <c>stale</c>.</exception>
    Task<MutationAnswer> MutateAsync(StorefrontMutation mutation, CancellationToken cancellationToken = default);

    /// <summary>
    /// The changes of a view as answers come: at first from nothing to what is at hand, then whenever it differs. A slow reader gets several changes as one.
    /// </summary>
    /// <param name="context">What the page is about.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The changes, to be applied one after the other (<see cref="Changes.ViewChanges.Apply"/>).</returns>
    IAsyncEnumerable<ViewChangeDocument> WatchAsync(StorefrontContext context, CancellationToken cancellationToken = default);
}

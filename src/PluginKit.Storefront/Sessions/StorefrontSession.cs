using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Storefront.Changes;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Sessions;

/// <summary>The session, usable with and without dependency injection.</summary>
public sealed class StorefrontSession : IStorefrontSession
{
    private readonly ConcurrentDictionary<string, StorefrontMutation> _running = new(StringComparer.Ordinal);
    private readonly IStorefrontSurfaces _surfaces;
    private readonly IStorefront _storefront;
    private readonly HeldContexts _contexts;

    /// <summary>A session that holds nothing yet.</summary>
    /// <param name="surfaces">The surfaces that it asks.</param>
    /// <param name="storefront">The derivation.</param>
    public StorefrontSession(IStorefrontSurfaces surfaces, IStorefront storefront)
    {
        ArgumentNullException.ThrowIfNull(surfaces);
        ArgumentNullException.ThrowIfNull(storefront);
        _surfaces = surfaces;
        _storefront = storefront;
        _contexts = new(storefront);
    }

    /// <summary>How many contexts are at hand.</summary>
    internal int KeptContexts => _contexts.Count;

    /// <inheritdoc/>
    public ViewDocument View(StorefrontContext context)
    {
        using var use = Use(context);
        return _contexts.ViewOf(use.Surfaces);
    }

    /// <inheritdoc/>
    public DetailDocument Detail(StorefrontContext context, string integrationId, ReadmeContent? readme = null, Problem? readmeProblem = null, string? entryId = null) =>
        _storefront.DeriveDetail(InputOf(context), integrationId, readme, readmeProblem, entryId);

    /// <inheritdoc/>
    public NativeDetailDocument NativeDetail(StorefrontContext context, string entryId) =>
        _storefront.DeriveNativeDetail(InputOf(context), entryId);

    /// <inheritdoc/>
    public async Task<ViewDocument> RefreshAsync(
        StorefrontContext context, StorefrontSurfaces surfaces = StorefrontSurfaces.All, CancellationToken cancellationToken = default)
    {
        using var use = Use(context);
        await RefreshAsync(use.Surfaces, surfaces, cancellationToken).ConfigureAwait(false);
        return _contexts.ViewOf(use.Surfaces);
    }

    /// <inheritdoc/>
    public async Task<MutationAnswer> MutateAsync(StorefrontMutation mutation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(mutation);
        using var own = Use(mutation.Context);
        if (!_running.TryAdd(mutation.Key, mutation))
        {
            return new(BusyResult.Of(mutation), _contexts.ViewOf(own.Surfaces));
        }

        ResultDocument? result = null;
        try
        {
            result = await mutation.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Cancelled or failed, it may have touched something all the same: nothing that was read before counts as fresh.
            _contexts.Overtake(mutation, result);
            _running.TryRemove(mutation.Key, out _);
        }

        await Task.WhenAll(_contexts.Concerned(mutation).Select(RefreshAfterAsync)).ConfigureAwait(false);
        return new(result, _contexts.ViewOf(own.Surfaces));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ViewChangeDocument> WatchAsync(
        StorefrontContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var use = Use(context);
        var held = use.Surfaces;
        var shown = ViewChanges.Nothing;
        while (!cancellationToken.IsCancellationRequested)
        {
            // Taken before the view: what changes while it is derived is seen in the next round.
            var version = _contexts.VersionOf(held);
            var view = _contexts.ViewOf(held);
            if (ViewChanges.Between(shown, view) is { HasChanges: true } change)
            {
                yield return change;
                shown = view;
            }

            await _contexts.ChangeSinceAsync(held, version, cancellationToken).ConfigureAwait(false);
        }
    }

    // A catalog that nobody has asked for yet would make the cards of a scope that no page shows bare.
    private async Task RefreshAfterAsync(ContextUse use)
    {
        using (use)
        {
            var surfaces = _contexts.InputOf(use.Surfaces).Catalog is null ? StorefrontSurfaces.All : StorefrontSurfaces.Installed;
            await RefreshAsync(use.Surfaces, surfaces, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private Task RefreshAsync(HeldSurfaces held, StorefrontSurfaces surfaces, CancellationToken cancellationToken) =>
        new SurfaceRefresh(_surfaces, _contexts, held, cancellationToken).RunAsync(surfaces);

    private StorefrontInput InputOf(StorefrontContext context)
    {
        using var use = Use(context);
        return _contexts.InputOf(use.Surfaces);
    }

    private ContextUse Use(StorefrontContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return _contexts.Use(context);
    }
}

using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Storefront.Sessions;

/// <summary>One refresh: asks surfaces at the same time and hands over each answer as it comes. All of them bear the ticket of its start.</summary>
internal sealed class SurfaceRefresh(IStorefrontSurfaces surfaces, HeldContexts contexts, HeldSurfaces held, CancellationToken cancellationToken)
{
    private readonly long _ticket = contexts.NextTicket();

    public Task RunAsync(StorefrontSurfaces selected)
    {
        List<Task> asked = [];
        if (selected.HasFlag(StorefrontSurfaces.Catalog))
        {
            asked.Add(AskAsync("catalog", held.Catalog, surfaces.CatalogAsync, SurfaceChecks.Catalog));
        }

        if (selected.HasFlag(StorefrontSurfaces.Discovery))
        {
            asked.Add(AskAsync("discovery", held.Discovery, surfaces.DiscoveryAsync, SurfaceChecks.Discovery));
        }

        if (selected.HasFlag(StorefrontSurfaces.List))
        {
            asked.Add(AskAsync("list", held.List, surfaces.ListAsync, SurfaceChecks.List));
        }

        if (selected.HasFlag(StorefrontSurfaces.Doctor))
        {
            asked.Add(AskAsync("doctor", held.Doctor, surfaces.DoctorAsync, SurfaceChecks.Doctor));
        }

        return Task.WhenAll(asked);
    }

    private async Task AskAsync<TDocument>(
        string name,
        HeldAnswer<TDocument> answer,
        Func<StorefrontContext, CancellationToken, Task<TDocument?>> ask,
        Func<TDocument, TDocument?, SurfaceJudgement> judge)
        where TDocument : IntegrationDocument
    {
        TDocument? document = null;
        Problem? failure = null;
        try
        {
            // On a thread of its own: an implementation that reads files before it first waits would hold up the others.
            document = await Task.Run(() => ask(held.Context, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a surface throws costs what it alone knows.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = SurfaceChecks.Threw(name, exception);
        }

        contexts.Take(held, answer, document, judge, failure, _ticket);
    }
}

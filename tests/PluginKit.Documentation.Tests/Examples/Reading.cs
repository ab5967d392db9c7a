using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Search;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Documents;
using PluginKit.Discovery.Scanning;
using PluginKit.Discovery.Watching;
using PluginKit.Lifecycle;
using PluginKit.Storefront.Changes;
using PluginKit.Storefront.Sessions;
using PluginKit.Storefront.Views;

namespace PluginKit.Documentation.Tests.Examples;

internal static class Reading
{
    public static async Task<int> CatalogAsync(ICatalog catalog, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        // snippet: catalog-use
        CatalogDocument all = await catalog.LoadAsync(new CatalogRequest(), cancellationToken);
        CatalogDocument found = await catalog.LoadAsync(new CatalogRequest { SearchText = "issue tracker", Targets = ["codex"] }, cancellationToken);

        CatalogEntryResult one = await catalog.FindAsync("context7", cancellationToken);
        ReadmeResult readme = await catalog.ReadReadmeAsync("context7", cancellationToken);

        byte[] snapshot = CatalogSnapshot.Write(all, timeProvider.GetUtcNow());   // ship it, and name the file as Location
        // end snippet
        return snapshot.Length + found.Entries.Count + (one.Entry is null || readme.Readme is null ? 0 : 1);
    }

    public static int Search(CatalogDocument all)
    {
        // snippet: catalog-search
        CatalogIndex index = CatalogIndex.Of(all);                                     // once per loaded document
        CatalogPage page = index.Find(new CatalogRequest { SearchText = "issue tracker", Installable = true, Limit = 50 });
        CatalogPage? next = page.NextOffset is { } offset
            ? index.Find(new CatalogRequest { SearchText = "issue tracker", Installable = true, Offset = offset, Limit = 50 })
            : null;
        // end snippet
        return page.Total + (next?.Entries.Count ?? 0);
    }

    public static async Task<bool> SnapshotsAsync(ICatalogSnapshots snapshots, CancellationToken cancellationToken)
    {
        // snippet: catalog-snapshots
        var request = new CatalogBuildRequest { File = "/data/catalog.json", From = [CatalogOrigin.At("universal", "/data/universal-plugins")] };
        CatalogChangesDocument built = await snapshots.BuildAsync(request, cancellationToken);
        CatalogChangesDocument refreshed = await snapshots.RefreshAsync(request, cancellationToken);
        CatalogChangesDocument check = await snapshots.VerifyAsync(CatalogOrigin.At("mine", "/data/catalog.json"), request.From, cancellationToken);
        // end snippet
        return built.Ok && refreshed.Ok && check.Ok;
    }

    public static CatalogBuildRequest Travelling()
    {
        // snippet: catalog-travels
        var request = new CatalogBuildRequest
        {
            File = "/data/catalog.json",
            From = [CatalogOrigin.At("universal", "/data/universal-plugins")],
            ReferenceBases = new Dictionary<string, string> { ["universal"] = "github:owner/plugins@v1.2.0" },
        };
        // end snippet
        return request;
    }

    public static async Task DiscoveryAsync(IDiscovery discovery, CancellationToken cancellationToken)
    {
        // snippet: discovery-use
        DiscoveryDocument found = await discovery.DiscoverAsync(
            new DiscoveryRequest { Targets = ["claude", "codex"], WorkspaceRoot = "/work/my-project" },
            cancellationToken);

        foreach (DiscoveryEntry entry in found.Entries)
        {
            Console.WriteLine($"{entry.NativeTarget}: {entry.DisplayName} {entry.ObservedState} {entry.MatchedIntegrationId}");
        }
        // end snippet
    }

    public static async Task WatchAsync(INativeWatch watch, IDiscovery discovery, CancellationToken cancellationToken)
    {
        // snippet: discovery-watch
        await foreach (NativeChangeDocument change in watch.WatchAsync(new DiscoveryRequest(), cancellationToken))
        {
            // The first document of every client says that it is listened to: whoever looks at each document misses nothing.
            DiscoveryDocument found = await discovery.DiscoverAsync(new DiscoveryRequest { Targets = [change.NativeTarget] }, cancellationToken);
            Console.WriteLine($"{change.Sequence}: {change.NativeTarget} {change.ChangeKind}, {found.Entries.Count} plugins");
        }
        // end snippet
    }

    public static DetailDocument Storefront(
        IStorefront storefront, CatalogDocument catalogDocument, DiscoveryDocument discoveryDocument, ReportDocument listReport, ReportDocument doctorReport, ReadmeContent readme)
    {
        // snippet: storefront-use
        var input = new StorefrontInput
        {
            Catalog = catalogDocument,
            Discovery = discoveryDocument,
            List = listReport,
            Doctor = doctorReport,
        };
        ViewDocument page = storefront.Derive(input);
        foreach (ViewEntry card in page.Entries)
        {
            Console.WriteLine($"{card.DisplayName}  [{string.Join(", ", card.Labels)}]  {string.Join(", ", card.AllowedActions)}");
        }

        DetailDocument detail = storefront.DeriveDetail(input, "context7", readme);
        // end snippet
        return detail;
    }

    public static async Task<ViewDocument> SessionAsync(IStorefrontSession session, CancellationToken cancellationToken)
    {
        // snippet: storefront-session
        var page = new StorefrontContext { WorkspaceRoot = "/work/my-project" };
        ViewDocument shown = ViewChanges.Nothing;
        _ = session.RefreshAsync(page, cancellationToken: cancellationToken);   // asks all four surfaces at the same time
        await foreach (ViewChangeDocument change in session.WatchAsync(page, cancellationToken))
        {
            shown = ViewChanges.Apply(shown, change);   // or update the cards in place: added, removed, changed (with the fields), moved
        }
        // end snippet

        return shown;
    }

    public static async Task MutateAsync(IStorefrontSession session, IPluginLifecycle lifecycle, CancellationToken cancellationToken)
    {
        // snippet: storefront-mutate
        MutationAnswer answer = await session.MutateAsync(
            new StorefrontMutation
            {
                IntegrationId = "context7",
                Operation = "remove",
                RunAsync = async token => await lifecycle.ApplyAsync(await lifecycle.PlanRemoveAsync(new() { IntegrationId = "context7" }, token), cancellationToken: token),
            },
            cancellationToken);
        Console.WriteLine($"{answer.Result.Outcome}: {answer.View.Summary}");
        // end snippet
    }
}

using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Discovery.Scanning;
using PluginKit.Lifecycle;
using PluginKit.Storefront.Views;

namespace PluginKit.Documentation.Tests.Examples;

internal static class Page
{
    // snippet: meta-page
    internal static async Task<ViewDocument> PageAsync(
        ICatalog catalog, IDiscovery discovery, IPluginLifecycle lifecycle, IStorefront storefront, CancellationToken cancellationToken) =>
        storefront.Derive(new()
        {
            Catalog = await catalog.LoadAsync(new(), cancellationToken),
            Discovery = await discovery.DiscoverAsync(new(), cancellationToken),
            List = await lifecycle.ListAsync(new(), cancellationToken),
            Doctor = await lifecycle.DoctorAsync(new(), cancellationToken),
        });
    // end snippet
}

using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Discovery.Scanning;
using PluginKit.Lifecycle;
using PluginKit.Lifecycle.Requests;
using PluginKit.Storefront.Sessions;

namespace PluginKit.Registration;

/// <summary>The four surfaces of this process for a storefront session.</summary>
internal sealed class LocalSurfaces(ICatalog catalog, IDiscovery discovery, IPluginLifecycle lifecycle) : IStorefrontSurfaces
{
    public async Task<CatalogDocument?> CatalogAsync(StorefrontContext context, CancellationToken cancellationToken) =>
        await catalog.LoadAsync(new() { Targets = context.Targets }, cancellationToken).ConfigureAwait(false);

    public async Task<DiscoveryDocument?> DiscoveryAsync(StorefrontContext context, CancellationToken cancellationToken) =>
        await discovery.DiscoverAsync(new() { Targets = context.Targets, WorkspaceRoot = context.WorkspaceRoot }, cancellationToken).ConfigureAwait(false);

    public async Task<ReportDocument?> ListAsync(StorefrontContext context, CancellationToken cancellationToken) =>
        await lifecycle.ListAsync(Report(context), cancellationToken).ConfigureAwait(false);

    public async Task<ReportDocument?> DoctorAsync(StorefrontContext context, CancellationToken cancellationToken) =>
        await lifecycle.DoctorAsync(Report(context), cancellationToken).ConfigureAwait(false);

    private static ReportRequest Report(StorefrontContext context) => new()
    {
        Targets = context.Targets,
        Scope = context.Scope,
        WorkspaceRoot = context.WorkspaceRoot,
    };
}

using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PluginKit.Catalog.Checkouts;
using PluginKit.Catalog.Marketplaces;
using PluginKit.Catalog.Matching;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Projection;
using PluginKit.Catalog.Readmes;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Registration;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Managed;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the catalog.</summary>
public static class CatalogServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ICatalog"/> and, for discovery, <see cref="IUniversalCandidates"/>, with the platform and the authoring package they stand
    /// on. Which targets are manageable comes from the registered <see cref="IClientAdapter"/>s. Calling it again only adds the configuration.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Where the catalog is.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddPluginKitCatalog(this IServiceCollection services, Action<CatalogOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddPluginKitPlatform();
        services.AddPluginKitAuthoring();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CatalogOptions>, CatalogOptionsValidation>());
        services.TryAddSingleton(static provider => new PackageTrees(provider.GetRequiredService<IDisk>()));
        services.TryAddSingleton<TargetProjection>();
        services.TryAddSingleton<CatalogProjection>();
        services.TryAddSingleton<ReferenceCheck>();
        services.TryAddSingleton<EntryHere>();
        services.TryAddSingleton<ReferenceBases>();
        services.TryAddSingleton<SnapshotLock>();
        services.TryAddSingleton<SnapshotBuilder>();
        services.TryAddSingleton<CheckoutReader>();
        services.TryAddSingleton<SnapshotReader>();
        services.TryAddSingleton<MarketplacePackages>();
        services.TryAddSingleton<MarketplaceReader>();
        services.TryAddSingleton<OriginContent>();
        services.TryAddSingleton<SnapshotFile>();
        services.TryAddSingleton<KeptReadings>();
        services.TryAddSingleton<OriginReader>();
        services.TryAddSingleton<CatalogReader>();
        services.TryAddSingleton<ReadmeReader>();
        services.TryAddSingleton<ICatalog, LocalCatalog>();
        services.TryAddSingleton<ICatalogSnapshots, CatalogSnapshots>();
        services.TryAddSingleton<IUniversalCandidates, CatalogCandidates>();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return services;
    }
}

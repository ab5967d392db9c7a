using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Lifecycle;
using PluginKit.Registration;
using PluginKit.Storefront.Sessions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the whole of PluginKit.</summary>
public static class PluginKitServiceCollectionExtensions
{
    /// <summary>
    /// Adds catalog, discovery, lifecycle and storefront with the adapters of Claude Code and Codex. Services that are registered before
    /// (<c>HostEnvironment</c>, <c>IFileSystem</c>, <c>IProcessRunner</c>, …) win. Calling it twice changes nothing but the options.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddPluginKit(this IServiceCollection services, Action<PluginKitOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new PluginKitOptions();
        configure?.Invoke(options);
        services.AddPluginKitPlatform();
        services.AddPluginKitAuthoring();
        services.AddPluginKitSources();
        services.AddPluginKitClaude();
        services.AddPluginKitCodex();
        services.AddPluginKitCatalog(catalog =>
        {
            if (options.CatalogLocation is { } location)
            {
                catalog.Location = location;
            }
        });
        services.AddPluginKitDiscovery();
        services.AddPluginKitLifecycle();
        services.AddPluginKitBundles();
        services.TryAddSingleton<IStorefrontSurfaces, LocalSurfaces>();
        services.AddPluginKitStorefront(static storefront => storefront.SupportedActions.IntersectWith(LifecycleActions.Supported));
        return services;
    }
}

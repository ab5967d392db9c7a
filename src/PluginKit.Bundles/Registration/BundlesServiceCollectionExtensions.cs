using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PluginKit.Authoring.Packages;
using PluginKit.Bundles.Handoff;
using PluginKit.Bundles.Registration;
using PluginKit.Bundles.Signatures;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Locks;
using PluginKit.Platform.Trees;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers bundles.</summary>
public static class BundlesServiceCollectionExtensions
{
    /// <summary>
    /// Registers the handoff of bundles, and with it the platform, authoring and sources. Calling it again changes nothing but applies <paramref name="configure"/> as well.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Changes the limits.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddPluginKitBundles(this IServiceCollection services, Action<BundlesOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddPluginKitPlatform();
        services.AddPluginKitAuthoring();
        services.AddPluginKitSources();
        services.TryAddSingleton<HandoffExporter>();
        services.TryAddSingleton(static provider => new HandoffInstaller(
            provider.GetRequiredService<IDisk>(),
            provider.GetRequiredService<TreePlacement>(),
            provider.GetRequiredService<AuthoredPackageReader>(),
            provider.GetRequiredService<MachineLock>(),
            provider.GetRequiredService<HostEnvironment>(),
            provider.GetRequiredService<LocalSignature>(),
            provider.GetRequiredService<IOptions<BundlesOptions>>()));
        services.TryAddSingleton<HandoffInspector>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BundlesOptions>, BundlesOptionsValidator>());
        DownloadsRegistration.Add(services);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return services;
    }
}

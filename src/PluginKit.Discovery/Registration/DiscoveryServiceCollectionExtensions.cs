using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Managed;
using PluginKit.Discovery.Registration;
using PluginKit.Discovery.Scanning;
using PluginKit.Platform.ClientFiles;
using PluginKit.Platform.Disk;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers discovery.</summary>
public static class DiscoveryServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IDiscovery"/> with the platform it stands on. It runs every registered <see cref="INativeScanner"/>, and uses
    /// <see cref="IManagedInstallations"/> and <see cref="IUniversalCandidates"/> where they are registered. Calling it again only adds the configuration.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Manual mappings and limits.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddPluginKitDiscovery(this IServiceCollection services, Action<DiscoveryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddPluginKitPlatform();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DiscoveryOptions>, DiscoveryOptionsValidation>());
        services.TryAddSingleton(Make);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return services;
    }

    private static IDiscovery Make(IServiceProvider services)
    {
        var disk = services.GetRequiredService<IDisk>();
        var environment = services.GetRequiredService<HostEnvironment>();
        var options = services.GetRequiredService<IOptions<DiscoveryOptions>>().Value;
        var scanners = new ScannerRun(
            services.GetServices<INativeScanner>(),
            (roots, workspaceRoot) =>
                new RootedClientFiles(disk, roots, options.MaximumFileBytes, new LinkBounds(disk, environment, workspaceRoot, roots)),
            environment,
            options,
            Logger<ScannerRun>(services));
        return new NativeDiscovery(
            scanners,
            disk,
            environment,
            options,
            Logger<NativeDiscovery>(services),
            services.GetService<IManagedInstallations>(),
            services.GetService<IUniversalCandidates>());
    }

    private static ILogger<T> Logger<T>(IServiceProvider services) => services.GetService<ILogger<T>>() ?? NullLogger<T>.Instance;
}

using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Managed;
using PluginKit.Discovery.Registration;
using PluginKit.Discovery.Scanning;
using PluginKit.Discovery.Watching;
using PluginKit.Platform.ClientFiles;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Watching;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers discovery.</summary>
public static class DiscoveryServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IDiscovery"/> and <see cref="INativeWatch"/> with the platform they stand on. They run every registered <see cref="INativeScanner"/>;
    /// discovery uses <see cref="IManagedInstallations"/> and <see cref="IUniversalCandidates"/> where they are registered. Calling it again only adds the configuration.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Manual mappings, limits, and how a watch waits.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddPluginKitDiscovery(this IServiceCollection services, Action<DiscoveryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddPluginKitPlatform();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DiscoveryOptions>, DiscoveryOptionsValidation>());
        services.TryAddSingleton(Discovery);
        services.TryAddSingleton(Watch);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return services;
    }

    private static IDiscovery Discovery(IServiceProvider services) => new NativeDiscovery(
        Scanners(services),
        new(Logger<SurroundingAnswers>(services), services.GetService<IManagedInstallations>(), services.GetService<IUniversalCandidates>()),
        services.GetRequiredService<IDisk>(),
        services.GetRequiredService<HostEnvironment>(),
        Options(services),
        Logger<NativeDiscovery>(services));

    private static INativeWatch Watch(IServiceProvider services) => new NativeWatch(
        Scanners(services),
        Files(services),
        services.GetRequiredService<IDisk>(),
        services.GetRequiredService<IDirectoryNotifier>(),
        services.GetRequiredService<HostEnvironment>(),
        Options(services),
        services.GetRequiredService<TimeProvider>(),
        Logger<NativeWatch>(services));

    private static ScannerRun Scanners(IServiceProvider services) => new(
        services.GetServices<INativeScanner>(),
        Files(services),
        services.GetRequiredService<HostEnvironment>(),
        Options(services),
        services.GetRequiredService<TimeProvider>(),
        Logger<ScannerRun>(services));

    private static Func<IReadOnlyList<string>, string?, IClientFiles> Files(IServiceProvider services)
    {
        var disk = services.GetRequiredService<IDisk>();
        var environment = services.GetRequiredService<HostEnvironment>();
        var limit = Options(services).MaximumFileBytes;
        return (roots, workspaceRoot) => new RootedClientFiles(disk, roots, limit, new LinkBounds(disk, environment, workspaceRoot, roots));
    }

    private static DiscoveryOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<DiscoveryOptions>>().Value;

    private static ILogger<T> Logger<T>(IServiceProvider services) => services.GetService<ILogger<T>>() ?? NullLogger<T>.Instance;
}

using System.IO.Abstractions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Locks;
using PluginKit.Platform.Processes;
using PluginKit.Platform.Registration;
using PluginKit.Platform.Trees;
using PluginKit.Platform.Watching;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers disk, processes and environment.</summary>
public static class PlatformServiceCollectionExtensions
{
    /// <summary>
    /// Registers the platform. Whatever the application registered before stays: its own <see cref="IFileSystem"/>, <see cref="TimeProvider"/>, process
    /// runner or environment. Calling it again only adds configuration.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Home, system root, variables and search path; what is not set comes from the process.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddPluginKitPlatform(this IServiceCollection services, Action<PlatformOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<PlatformOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PlatformOptions>, PlatformOptionsValidation>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<IFileSystem, FileSystem>();
        services.TryAddSingleton(static provider => NativeDisk.For(provider.GetRequiredService<IFileSystem>()));
        services.TryAddSingleton<IDisk, FileSystemDisk>();
        services.TryAddSingleton<IDirectoryNotifier, FileSystemNotifier>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(static provider => HostEnvironmentFactory.Make(provider.GetRequiredService<IOptions<PlatformOptions>>().Value));
        services.TryAddSingleton<DurableFiles>();
        services.TryAddSingleton<MachineLock>();
        services.TryAddSingleton<LegacyToolLock>();
        services.TryAddSingleton<IProcessTable, ProcessTable>();
        services.TryAddSingleton<IProcessRunner, ProcessRunner>();
        services.TryAddSingleton<IProgramLocator, ProgramLocator>();
        services.TryAddSingleton<PackageTrees>();
        services.TryAddSingleton<TreePlacement>();
        services.TryAddSingleton<TreeRemoval>();
        return services;
    }
}

using PluginKit.Testing.SimulatedClients.Codex;
using PluginKit.Testing.SimulatedClients.Claude;
using PluginKit.Contracts.Hosts;
using System.IO.Abstractions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Testing.SimulatedClients;
using PluginKit.Testing.VirtualDisk;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts doubles in the place of the real disk and the real programs.</summary>
public static class PluginKitTestingServiceCollectionExtensions
{
    /// <summary>
    /// Lets everything work on a virtual disk. It replaces a file system that is registered already and stays when another registration follows.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="disk">The disk; <see langword="null"/> for the one that was registered before, or an empty one with the registered clock.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddPluginKitVirtualDisk(this IServiceCollection services, VirtualFileSystem? disk = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (disk is not null)
        {
            services.Replace(ServiceDescriptor.Singleton(disk));
        }
        else
        {
            services.TryAddSingleton(static provider => new VirtualFileSystem(provider.GetService<TimeProvider>()));
        }

        services.Replace(ServiceDescriptor.Singleton<IFileSystem>(static provider => provider.GetRequiredService<VirtualFileSystem>()));
        services.Replace(ServiceDescriptor.Singleton<INativeDisk>(static provider => provider.GetRequiredService<VirtualFileSystem>()));
        services.TryAddSingleton<IDisk, FileSystemDisk>();
        return services;
    }

    /// <summary>
    /// Lets every program that is looked up or run be a simulated one: the doubles of Claude Code and Codex, which look for policies below
    /// <see cref="HostEnvironment.SystemRoot"/>, and every other registered <see cref="ISimulatedProgram"/>. Programs that are not among them are not installed. Needs an <see cref="IDisk"/>, for example from <see cref="AddPluginKitVirtualDisk"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddPluginKitSimulatedClients(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<ISimulatedProgram, SimulatedClaude>(static provider => new(SystemRoot(provider))),
            ServiceDescriptor.Singleton<ISimulatedProgram, SimulatedCodex>(static provider => new(SystemRoot(provider))),
        ]);
        services.TryAddSingleton<SimulatedClientPrograms>();
        services.Replace(ServiceDescriptor.Singleton<IProcessRunner>(static provider => provider.GetRequiredService<SimulatedClientPrograms>()));
        services.Replace(ServiceDescriptor.Singleton<IProgramLocator>(static provider => provider.GetRequiredService<SimulatedClientPrograms>()));
        return services;
    }

    private static string SystemRoot(IServiceProvider provider) => provider.GetService<HostEnvironment>()?.SystemRoot ?? "/";
}

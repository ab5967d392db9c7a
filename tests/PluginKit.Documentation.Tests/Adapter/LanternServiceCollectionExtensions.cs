// snippet: adapter-registration
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Documentation.Tests.Adapter;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client Lantern.</summary>
public static class LanternServiceCollectionExtensions
{
    /// <summary>Adds adapter and scanner. Calling it twice changes nothing.</summary>
    public static IServiceCollection AddLantern(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IClientAdapter, LanternAdapter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<INativeScanner, LanternScanner>());
        return services;
    }
}
// end snippet

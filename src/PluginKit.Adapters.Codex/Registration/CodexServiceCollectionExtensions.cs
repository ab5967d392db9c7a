using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Adapters.Codex;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Codex.</summary>
public static class CodexServiceCollectionExtensions
{
    /// <summary>Adds the adapter and the scanner for Codex. Calling it again changes nothing.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddPluginKitCodex(this IServiceCollection services, Action<CodexAdapterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<CodexAdapterOptions>();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IClientAdapter, CodexAdapter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<INativeScanner, CodexScanner>());
        return services;
    }
}

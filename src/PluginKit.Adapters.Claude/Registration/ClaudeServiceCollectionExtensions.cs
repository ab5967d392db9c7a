using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PluginKit.Adapters.Claude;
using PluginKit.Adapters.Claude.Registration;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the adapter and the scanner of Claude Code.</summary>
public static class ClaudeServiceCollectionExtensions
{
    /// <summary>Adds Claude Code to the clients that are shown and managed. Calling it again changes nothing but the options.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Chooses options.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddPluginKitClaude(this IServiceCollection services, Action<ClaudeAdapterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<ClaudeAdapterOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ClaudeAdapterOptions>, ClaudeAdapterOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IClientAdapter, ClaudeAdapter>(
            static provider => new(provider.GetRequiredService<IOptions<ClaudeAdapterOptions>>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<INativeScanner, ClaudeScanner>(
            static provider => new(provider.GetRequiredService<IOptions<ClaudeAdapterOptions>>())));
        return services;
    }
}

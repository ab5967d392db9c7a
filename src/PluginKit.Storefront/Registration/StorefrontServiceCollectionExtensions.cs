using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PluginKit.Storefront.Registration;
using PluginKit.Storefront.Sessions;
using PluginKit.Storefront.Views;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the storefront.</summary>
public static class StorefrontServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IStorefront"/>, and <see cref="IStorefrontSession"/> for applications that register <see cref="IStorefrontSurfaces"/>
    /// (the package <c>PluginKit</c> does). Calling it again only adds the configuration.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Labels and opted-in actions; the defaults fit Claude Code and Codex.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddPluginKitStorefront(this IServiceCollection services, Action<StorefrontOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorefrontOptions>, StorefrontOptionsValidation>());
        services.TryAddSingleton<IStorefront>(static provider =>
            new MixedView(provider.GetRequiredService<IOptions<StorefrontOptions>>().Value));
        services.TryAddSingleton<IStorefrontSession>(static provider =>
            new StorefrontSession(provider.GetRequiredService<IStorefrontSurfaces>(), provider.GetRequiredService<IStorefront>()));
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return services;
    }
}

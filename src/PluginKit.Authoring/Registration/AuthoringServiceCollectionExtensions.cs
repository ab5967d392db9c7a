using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Packages;
using PluginKit.Authoring.Registration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the reader and the projector of authored packages.</summary>
public static class AuthoringServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="AuthoredPackageReader"/> and <see cref="DeliveryProjector"/> as singletons. Calling it again changes nothing but
    /// applies <paramref name="configure"/> as well.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Changes the bounds.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddPluginKitAuthoring(this IServiceCollection services, Action<AuthoringOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<Options.IValidateOptions<AuthoringOptions>, AuthoringOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<AuthoredPackageReader>();
        services.TryAddSingleton<DeliveryProjector>();
        return services;
    }
}

using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Packages;
using PluginKit.Authoring.Projects;
using PluginKit.Authoring.Registration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the reader and the projector of authored packages, and the checks of projects.</summary>
public static class AuthoringServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="AuthoredPackageReader"/>, <see cref="DeliveryProjector"/>, <see cref="ProjectTrees"/>, <see cref="ProjectDoctor"/>,
    /// <see cref="ProjectBootstrap"/> and <see cref="ProjectValidator"/> as singletons, and the platform that they work on. Calling it again changes nothing but
    /// applies <paramref name="configure"/> as well.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Changes the bounds.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddPluginKitAuthoring(this IServiceCollection services, Action<AuthoringOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions();
        services.AddPluginKitPlatform();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<Options.IValidateOptions<AuthoringOptions>, AuthoringOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<AuthoredPackageReader>();
        services.TryAddSingleton<DeliveryProjector>();
        services.TryAddSingleton<ProjectTrees>();
        services.TryAddSingleton<ProjectDoctor>();
        services.TryAddSingleton<ProjectBootstrap>();
        services.TryAddSingleton<ProjectValidator>();
        return services;
    }
}

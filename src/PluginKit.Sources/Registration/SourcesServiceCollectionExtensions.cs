using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Sources;
using PluginKit.Sources.Archives;
using PluginKit.Sources.Git;
using PluginKit.Sources.Local;
using PluginKit.Sources.References;
using PluginKit.Sources.Registration;
using PluginKit.Sources.Resolution;
using PluginKit.Sources.Staging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the sources of plugins.</summary>
public static class SourcesServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="SourceResolver"/> and the sources of local folders, archives and Git repositories, and with them the platform. Further sources are added by registering
    /// <see cref="IPluginSource"/>. Calling it again changes nothing but applies <paramref name="configure"/> as well.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Changes the limits.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddPluginKitSources(this IServiceCollection services, Action<SourcesOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddPluginKitPlatform();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SourcesOptions>, SourcesOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPluginSource, LocalDirectorySource>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPluginSource, ArchiveSource>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPluginSource, GitHubSource>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPluginSource, GitUrlSource>());
        services.TryAddSingleton<IGitClient, GitProgram>();
        services.TryAddSingleton<GitMirrors>();
        services.TryAddSingleton<ArchiveExtraction>();
        services.TryAddSingleton<StagingArea>();
        services.TryAddSingleton<SourceAliases>();
        services.TryAddSingleton<SourceResolver>();
        return services;
    }
}

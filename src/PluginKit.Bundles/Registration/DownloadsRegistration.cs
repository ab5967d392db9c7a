using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Handoff;
using PluginKit.Bundles.Releases;
using PluginKit.Bundles.Signatures;
using PluginKit.Platform.Disk;
using PluginKit.Sources.Staging;

namespace PluginKit.Bundles.Registration;

/// <summary>Registers what reaches out: the named client and everything that uses it.</summary>
internal static class DownloadsRegistration
{
    private const int MaxHeaderKilobytes = 64;

    public static void Add(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BundlesOptions>, RemoteOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostNames, SystemHostNames>();
        services.TryAddSingleton<AddressRules>();
        services.TryAddSingleton<EnvironmentProxy>();
        services.TryAddSingleton<ConnectGuard>();
        services.TryAddSingleton<HttpHops>();
        services.TryAddSingleton<Downloader>();
        services.TryAddSingleton<TrustedKeys>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISignatureVerifier, EcdsaSignatureVerifier>());
        services.TryAddSingleton<BundleSignatures>();
        services.TryAddSingleton<GitHubApi>();
        services.TryAddSingleton<GitHubReleases>();
        services.TryAddSingleton<UrlOrigin>();
        services.TryAddSingleton<ReleaseOrigin>();
        services.TryAddSingleton<BundleDownload>();
        services.TryAddSingleton(static provider => new HandoffFetcher(
            provider.GetRequiredService<HandoffInstaller>(),
            provider.GetRequiredService<StagingArea>(),
            provider.GetRequiredService<UrlOrigin>(),
            provider.GetRequiredService<ReleaseOrigin>(),
            provider.GetRequiredService<BundleDownload>()));
        services.TryAddSingleton<ReleaseWriter>();
        services.TryAddSingleton<AssetPlacement>();
        services.TryAddSingleton<StaleChecksums>();
        services.TryAddSingleton<ReleasePublication>();
        services.TryAddSingleton(static provider => new HandoffPublisher(
            provider.GetRequiredService<HandoffExporter>(),
            provider.GetRequiredService<HandoffInspector>(),
            provider.GetRequiredService<StagingArea>(),
            provider.GetRequiredService<ReleasePublication>(),
            provider.GetRequiredService<IDisk>()));
        if (services.All(static service => service.ServiceType != typeof(DownloadsMarker)))
        {
            services.AddSingleton<DownloadsMarker>();
            AddClient(services);
        }
    }

    /// <summary>Nothing is logged, as addresses carry secrets; redirections and cookies are not followed or kept behind our back.</summary>
    private static void AddClient(IServiceCollection services) => services
        .AddHttpClient(HttpHops.ClientName, static client =>
        {
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("PluginKit", "1"));
        })
        .ConfigurePrimaryHttpMessageHandler(static provider => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            ConnectTimeout = provider.GetRequiredService<IOptions<BundlesOptions>>().Value.Downloads.ConnectTimeout,
            ConnectCallback = provider.GetRequiredService<ConnectGuard>().ConnectAsync,
            Proxy = provider.GetRequiredService<EnvironmentProxy>(),
        })
        .RemoveAllLoggers();
}

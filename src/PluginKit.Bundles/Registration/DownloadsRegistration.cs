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

/// <summary>Registers what reaches out: the clients and everything that uses them.</summary>
internal static class DownloadsRegistration
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BundlesOptions>, RemoteOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostNames, SystemHostNames>();
        services.TryAddSingleton<AddressRules>();
        services.TryAddSingleton<EnvironmentProxy>();
        services.TryAddSingleton<ConnectGuard>();
        services.TryAddSingleton<DownloadClients>();
        services.TryAddSingleton<HttpHops>();
        services.TryAddSingleton<Downloader>();
        services.TryAddSingleton<TrustedKeys>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISignatureVerifier, EcdsaSignatureVerifier>());
        services.TryAddSingleton<BundleSignatures>();
        services.TryAddSingleton<LocalSignature>();
        services.TryAddSingleton<HandoffReceipts>();
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
            provider.GetRequiredService<BundleDownload>(),
            provider.GetRequiredService<HandoffReceipts>()));
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
    }
}

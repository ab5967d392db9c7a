using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Managed;
using PluginKit.Platform.Disk;
using PluginKit.Tests.Disks;

namespace PluginKit.Catalog.Tests.Worlds;

/// <summary>A catalog on a disk with the two adapters of the suite.</summary>
internal sealed class CatalogWorld : IDisposable
{
    public const string Root = "/catalog";

    private readonly ServiceProvider _services;

    public CatalogWorld(IDisk disk, string? location = Root, Action<CatalogOptions>? configure = null, TimeProvider? time = null, bool withSources = false, params IClientAdapter[] adapters)
    {
        Disk = disk;
        var services = new ServiceCollection().AddSingleton(disk).AddSingleton(time ?? TimeProvider.System).AddSingleton<ILoggerFactory>(Log).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        foreach (var adapter in adapters.Length > 0 ? adapters : [TestAdapter.Claude, TestAdapter.Codex])
        {
            services.AddSingleton(adapter);
        }

        if (withSources)
        {
            services.AddSingleton(new HostEnvironment { HomeDirectory = "/home", SystemRoot = "/system" }).AddPluginKitSources();
        }

        _services = services
            .AddPluginKitCatalog(options => options.Location = location)
            .AddPluginKitCatalog(configure)
            .BuildServiceProvider();
    }

    public IDisk Disk { get; }

    public CollectedLog Log { get; } = new();

    public ICatalog Catalog => _services.GetRequiredService<ICatalog>();

    public ICatalogSnapshots Snapshots => _services.GetRequiredService<ICatalogSnapshots>();

    public IUniversalCandidates Candidates => _services.GetRequiredService<IUniversalCandidates>();

    public CatalogWorld With(string path, string text)
    {
        Disk.AddFile($"{Root}/{path}", text);
        return this;
    }

    /// <summary>Puts a package anywhere, for a second checkout.</summary>
    public CatalogWorld WithPackage(string folder, string name, string description)
    {
        Disk.AddFile(
            $"{folder}/plugin/plugin.yaml", $"api_version: v1\nname: {name}\nversion: 1.0.0\ndescription: {description}\ntargets: [claude, codex-package]\n");
        return this;
    }

    public CatalogWorld WithPlugin(
        string folder, string? name = null, string targets = "claude, codex-package", string description = "A plugin.", string keywords = "docs") => With(
        $"plugins/{folder}/plugin/plugin.yaml",
        $"api_version: v1\nname: {name ?? folder}\nversion: 1.0.0\ndescription: {description}\nkeywords: [{keywords}]\ntargets: [{targets}]\n");

    // Reading a local catalog never waits, so tests need not either.
    public CatalogDocument Load(CatalogRequest? request = null) =>
        Catalog.LoadAsync(request ?? new(), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public void Dispose()
    {
        _services.Dispose();
        Log.Dispose();
    }
}

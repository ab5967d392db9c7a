using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Data;
using PluginKit.Benchmarks.Running;
using PluginKit.Contracts.Documents;
using PluginKit.Discovery.Scanning;

namespace PluginKit.Benchmarks.Discovery;

/// <summary>Discovery over 5,000 plugins in the caches of the clients, 2,500 in each. Real disk.</summary>
public class NativePlugins : OnDisk
{
    /// <summary>5,000 plugins in 50 marketplaces, over both clients.</summary>
    public const int MarketplacesPerClient = 25;
    public const int PluginsPerMarketplace = 100;

    private const int UniversalPlugins = 100;

    [Benchmark(Description = "discover 5,000 plugins in two clients")]
    public async Task<DiscoveryDocument> Discover()
    {
        var document = await Service<IDiscovery>().DiscoverAsync(new(), CancellationToken.None);
        Expect.That(document, document.Problems.Count == 0, $"no problem, not {string.Join(' ', document.Problems.Select(static problem => problem.Message))}");
        return Expect.Count(document, document.Entries.Count, 2 * MarketplacesPerClient * PluginsPerMarketplace);
    }

    private protected override void Start(ScratchFolder scratch)
    {
        new NativeHome(scratch.Home, static (path, content) => ScratchFolder.WriteFile(path, content), MarketplacesPerClient, PluginsPerMarketplace).Fill();
        Open(scratch, scratch.Write("catalog.json", DocumentJson.Write(GeneratedCatalog.Of(UniversalPlugins))));
    }
}

using System.Diagnostics;
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

    /// <summary>Writes the home of this group.</summary>
    internal static void Fill(string home) =>
        new NativeHome(home, static (path, content) => ScratchFolder.WriteFile(path, content), MarketplacesPerClient, PluginsPerMarketplace).Fill();

    // In a process of its own: what making the data takes is not what discovering takes.
    private static void FillElsewhere(string home)
    {
        var program = Environment.ProcessPath!;
        string[] start = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(NativePlugins).Assembly.Location] : [];
        using var filling = Process.Start(program, [.. start, "fill", home]);
        filling.WaitForExit();
        Expect.That(home, filling.ExitCode == 0, "a home that could be filled");
    }

    private protected override void Start(ScratchFolder scratch)
    {
        FillElsewhere(scratch.Home);
        Open(scratch, scratch.Write("catalog.json", DocumentJson.Write(GeneratedCatalog.Of(UniversalPlugins))));
    }
}

using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Running;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;

namespace PluginKit.Benchmarks.Catalogs;

/// <summary>The catalog of a checkout with 29 real plugins: reads, checks and digests every package. Real disk.</summary>
public class RealPlugins : OnDisk
{
    private const int Plugins = 29;

    [Benchmark(Description = "catalog of 29 real plugins")]
    public async Task<CatalogDocument?> Load()
    {
        if (!IsStarted)
        {
            return null;
        }

        var document = await Service<ICatalog>().LoadAsync(new(), CancellationToken.None);
        return Expect.Count(document, document.Entries.Count, Plugins);
    }

    private protected override void Start(ScratchFolder scratch)
    {
        if (SharedData.UniversalPlugins() is { } checkout)
        {
            Open(scratch, checkout);
        }
    }
}

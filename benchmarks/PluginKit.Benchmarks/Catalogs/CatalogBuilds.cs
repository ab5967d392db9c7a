using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Data;
using PluginKit.Benchmarks.Running;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Documents;

namespace PluginKit.Benchmarks.Catalogs;

/// <summary>Making a snapshot of a checkout with 10,000 packages on the real disk, every package read and none read again.</summary>
public class CatalogBuilds : OnDisk
{
    private const int Packages = 10_000;

    private string _file = string.Empty;

    [Benchmark(Description = "build a catalog of 10,000 packages")]
    public async Task<CatalogChangesDocument> Build()
    {
        var built = await Service<ICatalogSnapshots>().BuildAsync(new() { File = _file, ReadEverything = true }, CancellationToken.None);
        return Expect.That(built, built is { Ok: true, EntryCount: Packages, ReusedCount: 0 }, "all packages, each of them read");
    }

    [Benchmark(Description = "build it again, nothing changed")]
    public async Task<CatalogChangesDocument> BuildAgain()
    {
        var built = await Service<ICatalogSnapshots>().BuildAsync(new() { File = _file }, CancellationToken.None);
        return Expect.That(built, built is { Ok: true, EntryCount: Packages, ReusedCount: Packages }, "all packages, none of them read");
    }

    private protected override void Start(ScratchFolder scratch)
    {
        _file = Path.Combine(scratch.Root, "catalog.json");
        Open(scratch, GeneratedCheckout.WriteTo(scratch, Packages));
        Build().GetAwaiter().GetResult();
    }
}

using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Data;
using PluginKit.Benchmarks.Running;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Documents;

namespace PluginKit.Benchmarks.Catalogs;

/// <summary>Loading a snapshot of 10,000 generated plugins from a file on the real disk.</summary>
public class SnapshotLoad : OnDisk
{
    private const int Plugins = 10_000;

    private CatalogDocument? _held;

    [Benchmark(Description = "load a snapshot of 10,000 plugins")]
    public async Task<CatalogDocument> Load()
    {
        var document = await Service<ICatalog>().LoadAsync(new(), CancellationToken.None);
        return Expect.Count(document, document.Entries.Count, Plugins);
    }

    [Benchmark(Description = "load it again while the application holds what it got")]
    public async Task<CatalogDocument> LoadAgain() => _held = await Load();

    [Benchmark(Description = "search in 10,000 plugins, load included")]
    public async Task<CatalogDocument> Search()
    {
        var document = await Service<ICatalog>().LoadAsync(new() { SearchText = "weather 77" }, CancellationToken.None);
        return Expect.That(document, document.Entries.Count is > 0 and < Plugins, "some plugins but not all");
    }

    /// <summary>The snapshot that is loaded, as a release of it would be: with its digests.</summary>
    internal static void WriteTo(string path)
    {
        using var stream = File.Create(path);
        CatalogSnapshot.Write(stream, GeneratedCatalog.Of(Plugins));
    }

    private protected override void Start(ScratchFolder scratch)
    {
        var path = Path.Combine(scratch.Root, "catalog.json");
        OwnProcess.Run("snapshot", path);
        Open(scratch, path);
    }
}

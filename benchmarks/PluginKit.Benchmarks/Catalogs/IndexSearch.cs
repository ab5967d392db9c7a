using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Data;
using PluginKit.Benchmarks.Running;
using PluginKit.Catalog.Search;
using PluginKit.Contracts.Documents;

namespace PluginKit.Benchmarks.Catalogs;

/// <summary>Questions to a loaded catalog of 10,000 plugins: one word that many have, several, few, none; with and without filters. No disk.</summary>
public class IndexSearch : Calibrated
{
    private const int Plugins = 10_000;

    private static readonly string[] Texts = ["weather", "weather 77", "plugin", "portable tickets several clients", "group-42 automation", "nothing has this", "p", "publisher 9", "mcp"];

    private CatalogDocument? _document;
    private CatalogIndex? _index;

    [GlobalSetup]
    public void Prepare()
    {
        _document = GeneratedCatalog.Of(Plugins);
        _index = CatalogIndex.Of(_document);
    }

    [Benchmark(Description = "prepare 10,000 plugins for searching")]
    public CatalogIndex Index() => CatalogIndex.Of(_document!);

    [Benchmark(Description = "9 searches in 10,000 plugins")]
    public int Search()
    {
        var found = 0;
        foreach (var text in Texts)
        {
            found += _index!.Find(new() { SearchText = text, Limit = 50 }).Total;
        }

        return Expect.That(found, found > Plugins, "many matches");
    }

    [Benchmark(Description = "prepare a snapshot and write it to a stream")]
    public void Write() => PluginKit.Catalog.Snapshots.CatalogSnapshot.Write(Stream.Null, _document!);

    /// <summary>Single questions, the slowest in twenty of which is what is promised.</summary>
    public Task<object> Percentiles()
    {
        List<double> times = [];
        for (var round = 0; round < 40; round++)
        {
            foreach (var text in Texts)
            {
                var started = Stopwatch.GetTimestamp();
                _ = _index!.Find(new() { SearchText = text, Installable = round % 2 == 0 ? null : true, Offset = round * 50, Limit = 50 });
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"search      of {times.Count}: median {times[times.Count / 2]:F1} ms, p95 {times[times.Count * 95 / 100]:F1} ms, slowest {times[^1]:F1} ms"));
        return Task.FromResult<object>(times);
    }
}

using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Data;
using PluginKit.Benchmarks.Running;
using PluginKit.Contracts.Documents;
using PluginKit.Storefront.Views;

namespace PluginKit.Benchmarks.Storefront;

/// <summary>The mixed view of 10,000 available, 1,000 managed and 2,000 native plugins. No disk.</summary>
public class MixedPage : Calibrated
{
    private readonly MixedView _storefront = new MixedView();
    private StorefrontInput? _input;

    [GlobalSetup]
    public void Prepare() => _input = GeneratedSurfaces.Of(available: 10_000, managed: 1_000, native: 2_000);

    [Benchmark(Description = "view of 10,000 + 1,000 + 2,000 entries")]
    public ViewDocument Derive()
    {
        // Half of the managed plugins are in the catalog as well and show as one entry.
        var view = _storefront.Derive(_input!);
        return Expect.Count(view, view.Entries.Count, 12_500);
    }
}

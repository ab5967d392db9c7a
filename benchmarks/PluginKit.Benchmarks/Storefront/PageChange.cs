using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Data;
using PluginKit.Benchmarks.Running;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Changes;
using PluginKit.Storefront.Views;

namespace PluginKit.Benchmarks.Storefront;

/// <summary>What differs between two views of 12,500 entries, after doctor found ten managed plugins degraded. No disk.</summary>
public class PageChange : Calibrated
{
    private const int Degraded = 10;

    private ViewDocument? _earlier;
    private ViewDocument? _later;
    private ViewChangeDocument? _change;

    [GlobalSetup]
    public void Prepare()
    {
        var storefront = new MixedView();
        var input = GeneratedSurfaces.Of(available: 10_000, managed: 1_000, native: 2_000);
        _earlier = storefront.Derive(input);
        _later = storefront.Derive(GeneratedSurfaces.Of(available: 10_000, managed: 1_000, native: 2_000) with
        {
            Doctor = input.Doctor! with
            {
                ManagedEntries = [.. input.Doctor.ManagedEntries.Select(static (entry, index) => index < Degraded ? entry with { HealthState = HealthState.Degraded } : entry)],
            },
        });
        _change = Compare();
    }

    [Benchmark(Description = "change between two views of 12,500 entries")]
    public ViewChangeDocument Compare()
    {
        var change = ViewChanges.Between(_earlier!, _later!);
        return Expect.Count(change, change.Changed.Count, Degraded);
    }

    [Benchmark(Description = "apply it")]
    public ViewDocument Apply()
    {
        var view = ViewChanges.Apply(_earlier!, _change!);
        return Expect.Count(view, view.Entries.Count, 12_500);
    }
}

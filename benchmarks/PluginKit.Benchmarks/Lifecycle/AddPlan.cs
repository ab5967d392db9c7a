using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Data;
using PluginKit.Benchmarks.Running;
using PluginKit.Lifecycle;
using PluginKit.Lifecycle.Planning;

namespace PluginKit.Benchmarks.Lifecycle;

/// <summary>Planning to add one package of ordinary size to both clients, with the simulated clients, in an empty home. Real disk.</summary>
public class AddPlan : OnDisk
{
    private string _source = string.Empty;

    [Benchmark(Description = "plan adding one package to two clients")]
    public async Task<LifecyclePlan> Plan()
    {
        var plan = await Service<IPluginLifecycle>().PlanAddAsync(new() { Source = _source, Targets = ["claude", "codex"] });
        return Expect.That(plan, plan.Document.Ok && plan.IsApplicable, "a plan that can be applied");
    }

    private protected override void Start(ScratchFolder scratch)
    {
        Directory.CreateDirectory(scratch.Home);
        _source = RealisticPackage.WriteTo(scratch);
        Open(scratch);
    }
}

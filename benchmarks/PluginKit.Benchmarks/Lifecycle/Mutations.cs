using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Data;
using PluginKit.Benchmarks.Running;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle;

namespace PluginKit.Benchmarks.Lifecycle;

/// <summary>Whole mutations of one package of ordinary size in both clients, planned and applied, with the simulated clients. Real disk, with every flush.</summary>
public class Mutations : OnDisk
{
    private readonly Queue<string> _sources = new();

    [Benchmark(Description = "add one package to two clients")]
    public async Task<ResultDocument> Add()
    {
        var plan = await Service<IPluginLifecycle>().PlanAddAsync(new() { Source = _sources.Dequeue(), Targets = ["claude", "codex"] });
        var result = await Service<IPluginLifecycle>().ApplyAsync(plan);
        return Expect.That(result, result is { Outcome: var outcome, Report.Targets.Count: 2 } && outcome == Outcome.Applied, $"an applied add, not: {result.Report.Summary}");
    }

    [Benchmark(Description = "update one package that has not changed")]
    public async Task<ResultDocument> UpdateNothing()
    {
        var plan = await Service<IPluginLifecycle>().PlanUpdateAsync(new() { IntegrationId = RealisticPackage.Id });
        var result = await Service<IPluginLifecycle>().ApplyAsync(plan);
        return Expect.That(result, result.Outcome == Outcome.Applied && result.Report.OperationId.Length == 0, "nothing to do");
    }

    private protected override void Start(ScratchFolder scratch)
    {
        const int enoughForEveryRound = 64;
        Directory.CreateDirectory(scratch.Home);
        for (var number = 0; number < enoughForEveryRound; number++)
        {
            _sources.Enqueue(RealisticPackage.WriteTo(scratch, GeneratedCatalog.IdOf(number)));
        }

        Task.Run(() => ManagedHome.FillAsync(scratch, installs: 1)).GetAwaiter().GetResult();
        Open(scratch);
    }
}

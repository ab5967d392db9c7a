using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Data;
using PluginKit.Benchmarks.Running;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle;

namespace PluginKit.Benchmarks.Lifecycle;

/// <summary>Recovery of 100 adds whose process ended with files in place and a client file edited. Real disk, with every flush.</summary>
public class OpenJournals : OnDisk
{
    private const int Operations = 100;
    private InterruptedAdds? _interrupted;

    [IterationSetup]
    public void Interrupt() => _interrupted!.CopyIn();

    [Benchmark(Description = "recover 100 interrupted operations")]
    public async Task<ResultDocument> Recover()
    {
        var result = await Service<IPluginLifecycle>().RecoverAsync();
        Expect.Count(result, result.Reports.Count, Operations);
        return Expect.That(result, result.Outcome == Outcome.Applied, $"everything undone, not: {result.Report.Summary}");
    }

    private protected override void Start(ScratchFolder scratch)
    {
        Directory.CreateDirectory(scratch.Home);
        _interrupted = Task.Run(() => InterruptedAdds.MakeAsync(scratch, Operations)).GetAwaiter().GetResult();
        Open(scratch);
    }
}

using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Data;
using PluginKit.Benchmarks.Running;
using PluginKit.Contracts.Documents;
using PluginKit.Lifecycle;

namespace PluginKit.Benchmarks.Lifecycle;

/// <summary>List and quick doctor with 1,000 healthy integrations in both clients. Real disk.</summary>
public class ManagedInstalls : OnDisk
{
    private const int Installs = 1_000;

    [Benchmark(Description = "list 1,000 managed plugins")]
    public async Task<ReportDocument> List()
    {
        var report = await Service<IPluginLifecycle>().ListAsync(new());
        return Expect.Count(report, report.ManagedEntries.Count, Installs);
    }

    [Benchmark(Description = "quick doctor over 1,000 managed plugins in two clients")]
    public async Task<ReportDocument> Doctor()
    {
        var report = await Service<IPluginLifecycle>().DoctorAsync(new());
        Expect.Count(report, report.ManagedEntries.Sum(static entry => entry.Targets.Count), 2 * Installs);
        return Expect.That(report, report is { Ok: true, IssueCount: 0 }, "no issue");
    }

    private protected override void Start(ScratchFolder scratch)
    {
        // On the pool: the thread of the harness may have a context that waits for itself.
        Task.Run(() => ManagedHome.FillAsync(scratch, Installs)).GetAwaiter().GetResult();
        Open(scratch);
    }
}

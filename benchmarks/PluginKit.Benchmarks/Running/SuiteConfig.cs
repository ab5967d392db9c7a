using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace PluginKit.Benchmarks.Running;

/// <summary>
/// Few, whole operations instead of a calibrated throughput: every operation here takes milliseconds to seconds and works on a disk, and the whole
/// suite has to end within minutes. In process, so that nothing is restored or built while it runs.
/// </summary>
internal sealed class SuiteConfig : ManualConfig
{
    private const int WarmupRounds = 3;
    private const int MeasuredRounds = 15;

    public SuiteConfig()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithStrategy(RunStrategy.Monitoring)
            .WithWarmupCount(WarmupRounds)
            .WithIterationCount(MeasuredRounds));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);

        // On a shared machine the fastest round says most about the code, the median most about the machine.
        AddColumn(StatisticColumn.Min, StatisticColumn.Median);
        HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.AllocRatio, Column.Gen0, Column.Gen1, Column.Gen2);
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
    }
}

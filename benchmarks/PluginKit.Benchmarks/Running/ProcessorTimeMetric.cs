using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;

namespace PluginKit.Benchmarks.Running;

/// <summary>The column of <see cref="ProcessorTimeDiagnoser"/>.</summary>
internal sealed class ProcessorTimeMetric : IMetricDescriptor
{
    public static ProcessorTimeMetric Instance { get; } = new();

    public string Id => "ProcessorTime";

    public string DisplayName => "CPU";

    public string Legend => "Processor time per operation, user and kernel, all threads";

    public string NumberFormat => "0.00";

    public UnitType UnitType => UnitType.Time;

    public string Unit => "ns";

    public bool TheGreaterTheBetter => false;

    public int PriorityInCategory => 0;

    public bool GetIsAvailable(Metric metric) => true;
}

using System.Diagnostics;
using BenchmarkDotNet.Analysers;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Validators;

namespace PluginKit.Benchmarks.Running;

/// <summary>
/// Processor time per operation, user and kernel, over all threads of the process: what wall time cannot say while other programs take the
/// processor. Works only in process.
/// </summary>
internal sealed class ProcessorTimeDiagnoser : IDiagnoser
{
    private readonly Dictionary<BenchmarkCase, TimeSpan> _spent = [];
    private TimeSpan _start;

    public IEnumerable<string> Ids => [nameof(ProcessorTimeDiagnoser)];

    public IEnumerable<IExporter> Exporters => [];

    public IEnumerable<IAnalyser> Analysers => [];

    public RunMode GetRunMode(BenchmarkCase benchmarkCase) => RunMode.NoOverhead;

    public bool RequiresBlockingAcknowledgments(BenchmarkCase benchmarkCase) => false;

    public void Handle(HostSignal signal, DiagnoserActionParameters parameters)
    {
        if (signal == HostSignal.BeforeActualRun)
        {
            _start = Now();
        }
        else if (signal == HostSignal.AfterActualRun)
        {
            _spent[parameters.BenchmarkCase] = Now() - _start;
        }
    }

    public IEnumerable<Metric> ProcessResults(DiagnoserResults results) =>
        _spent.TryGetValue(results.BenchmarkCase, out var spent) && results.TotalOperations > 0
            ? [new(ProcessorTimeMetric.Instance, spent.TotalNanoseconds / results.TotalOperations)]
            : [];

    public void DisplayResults(ILogger logger)
    {
    }

    public IEnumerable<ValidationError> Validate(ValidationParameters validationParameters) => [];

    private static TimeSpan Now()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}

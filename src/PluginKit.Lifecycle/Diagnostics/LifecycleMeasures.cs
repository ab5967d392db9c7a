using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PluginKit.Lifecycle.Diagnostics;

/// <summary>The instruments of the lifecycle. Without a listener a measurement costs a look at a flag.</summary>
internal sealed class LifecycleMeasures(Meter meter)
{
    public const string OperationTag = "pluginkit.operation";
    public const string OutcomeTag = "pluginkit.outcome";
    public const string TargetTag = "pluginkit.target";
    public const string ProgramTag = "pluginkit.program";
    public const string PurposeTag = "pluginkit.purpose";
    public const string StageTag = "pluginkit.stage";

    private readonly Counter<long> _operations = meter.CreateCounter<long>("pluginkit.lifecycle.operations", "{operation}", "Operations that ended.");
    private readonly Histogram<double> _operationDuration = meter.CreateHistogram<double>("pluginkit.lifecycle.operation.duration", "s", "How long operations took, the wait for the lock included.");
    private readonly Histogram<double> _planDuration = meter.CreateHistogram<double>("pluginkit.lifecycle.plan.duration", "s", "How long plans and views took.");
    private readonly Histogram<double> _lockWait = meter.CreateHistogram<double>("pluginkit.lifecycle.lock.wait", "s", "How long operations waited for the machine lock.");
    private readonly Counter<long> _recoveries = meter.CreateCounter<long>("pluginkit.lifecycle.recoveries", "{operation}", "Operations that had not ended and were recovered, or could not be.");
    private readonly Counter<long> _rollbacks = meter.CreateCounter<long>("pluginkit.lifecycle.rollbacks", "{target}", "Targets that were undone.");
    private readonly Histogram<double> _commandDuration = meter.CreateHistogram<double>("pluginkit.lifecycle.client.command.duration", "s", "How long commands of clients took.");
    private readonly Counter<long> _timeouts = meter.CreateCounter<long>("pluginkit.lifecycle.timeouts", "{answer}", "Plans and views that reached their time limit.");

    public void Operation(string operation, string outcome, double seconds)
    {
        var tags = new TagList { { OperationTag, operation }, { OutcomeTag, outcome } };
        _operations.Add(1, tags);
        _operationDuration.Record(seconds, tags);
    }

    public void Plan(string operation, string outcome, double seconds) =>
        _planDuration.Record(seconds, new TagList { { OperationTag, operation }, { OutcomeTag, outcome } });

    public void LockWait(string operation, bool isTaken, double seconds) =>
        _lockWait.Record(seconds, new TagList { { OperationTag, operation }, { OutcomeTag, isTaken ? "taken" : "refused" } });

    public void Recovery(string operation, string outcome) => _recoveries.Add(1, new TagList { { OperationTag, operation }, { OutcomeTag, outcome } });

    public void Rollback(string target, bool isComplete) =>
        _rollbacks.Add(1, new TagList { { TargetTag, target }, { OutcomeTag, isComplete ? "complete" : "incomplete" } });

    public void Command(string program, string purpose, string outcome, double seconds) =>
        _commandDuration.Record(seconds, new TagList { { ProgramTag, program }, { PurposeTag, purpose }, { OutcomeTag, outcome } });

    public void Timeout(string operation, string stage) => _timeouts.Add(1, new TagList { { OperationTag, operation }, { StageTag, stage } });
}

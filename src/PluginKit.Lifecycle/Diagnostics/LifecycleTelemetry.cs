using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;
using PluginKit.Platform.Processes;

namespace PluginKit.Lifecycle.Diagnostics;

/// <summary>Tells log, activities and instruments what happens. Works without any of them, and never stands in the way of an operation.</summary>
internal sealed class LifecycleTelemetry(TimeProvider time, IProgressFormatter formatter, ILoggerFactory? loggers = null, IMeterFactory? meters = null)
{
    private const int NameLimit = 200;
    private static readonly ActivitySource s_activities = new(LifecycleDiagnostics.ActivitySourceName, LifecycleDiagnostics.Version);
    private static readonly Meter s_meter = new(LifecycleDiagnostics.MeterName, LifecycleDiagnostics.Version);

    private readonly ILogger _logger = loggers?.CreateLogger(LifecycleDiagnostics.LogCategory) ?? NullLogger.Instance;
    private readonly LifecycleMeasures _measures = new(meters?.Create(new MeterOptions(LifecycleDiagnostics.MeterName) { Version = LifecycleDiagnostics.Version }) ?? s_meter);

    /// <summary>Names of activities.</summary>
    public static class Activities
    {
        public const string Plan = "pluginkit.lifecycle.plan";
        public const string Apply = "pluginkit.lifecycle.apply";
        public const string Recover = "pluginkit.lifecycle.recover";
        public const string Target = "pluginkit.lifecycle.target";
        public const string Step = "pluginkit.lifecycle.step";
    }

    public OperationReporter Reporter(string operation, string operationId, string? integrationId, IProgress<LifecycleProgress>? receiver) =>
        new(operation, operationId, integrationId, receiver, formatter, this);

    /// <summary>Begins an activity; <see langword="null"/> when nobody listens.</summary>
    public static Activity? Start(string name, string operation, string? operationId, string? target = null)
    {
        var activity = s_activities.StartActivity(name);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag(LifecycleMeasures.OperationTag, operation);
            activity.SetTag("pluginkit.operation_id", operationId);
            activity.SetTag(LifecycleMeasures.TargetTag, target);
        }

        return activity;
    }

    public static void End(Activity? activity, string outcome, bool isGood)
    {
        activity?.SetTag(LifecycleMeasures.OutcomeTag, outcome);
        activity?.SetStatus(isGood ? ActivityStatusCode.Ok : ActivityStatusCode.Error, isGood ? null : outcome);
    }

    public long Now() => time.GetTimestamp();

    private double Since(long start) => time.GetElapsedTime(start).TotalSeconds;

    public void OperationBegan(OperationReporter operation, string integrationId)
    {
        if (_logger.IsEnabled(LogLevel.Information))
        {
            LifecycleLog.OperationBegan(_logger, Id(operation), operation.Operation, Shown(integrationId));
        }
    }

    public void OperationEnded(OperationReporter operation, string integrationId, Outcome outcome, bool isOk, IEnumerable<Problem> problems, long start)
    {
        var seconds = Since(start);
        _measures.Operation(operation.Operation, outcome.Value, seconds);
        if (_logger.IsEnabled(LogLevel.Information))
        {
            Action<ILogger, string, string, string, string, double, string> write = isOk ? LifecycleLog.OperationEnded : LifecycleLog.OperationEndedBadly;
            write(_logger, Id(operation), operation.Operation, Shown(integrationId), outcome.Value, seconds, Codes(problems));
        }
    }

    public void OperationCancelled(OperationReporter operation, long start)
    {
        var seconds = Since(start);
        _measures.Operation(operation.Operation, "cancelled", seconds);
        LifecycleLog.OperationCancelled(_logger, Id(operation), seconds);
    }

    public void TargetEnded(OperationReporter operation, string target, TargetOutcome outcome, IEnumerable<Problem> problems)
    {
        if (_logger.IsEnabled(LogLevel.Debug))
        {
            LifecycleLog.TargetEnded(_logger, Id(operation), target, outcome.Value, Codes(problems));
        }
    }

    public void StepBegan(string operationId, string target, int step, string kind) => LifecycleLog.StepBegan(_logger, operationId, target, step, kind);

    public void StepFailed(string operationId, string target, int step, string kind, Problem problem) =>
        LifecycleLog.StepFailed(_logger, operationId, target, step, kind, Shown(problem.Code));

    public void RollbackBegan(string operationId, string target, int steps, Problem cause) => LifecycleLog.RollbackBegan(_logger, operationId, target, steps, Shown(cause.Code));

    public void RollbackEnded(string operationId, string target, IReadOnlyCollection<Problem> left)
    {
        _measures.Rollback(target, left.Count == 0);
        if (left.Count > 0)
        {
            LifecycleLog.RollbackIncomplete(_logger, operationId, target, Codes(left));
        }
    }

    /// <summary>Name, end and duration; the arguments may hold what is nobody's business.</summary>
    public void ProgramEnded(string operationId, string program, ProcessOutcome outcome, long start)
    {
        var (seconds, end) = (Since(start), EndOf(outcome));
        _measures.Command(program, "change", end, seconds);
        LifecycleLog.ProgramEnded(_logger, operationId, program, end, outcome.ExitCode, seconds);
    }

    public void VersionAsked(string program, ProcessOutcome outcome, long start)
    {
        var (seconds, end) = (Since(start), EndOf(outcome));
        _measures.Command(program, "version", end, seconds);
        LifecycleLog.VersionAsked(_logger, program, end, outcome.ExitCode, seconds);
    }

    private static string EndOf(ProcessOutcome outcome) => outcome.End switch
    {
        ProcessEnd.Exited => outcome.ExitCode == 0 ? "succeeded" : "failed",
        ProcessEnd.TimedOut => "timed_out",
        _ => "not_started",
    };

    public void Recovered(string operationId, string operation, string? integrationId, Outcome outcome, IEnumerable<Problem> problems)
    {
        _measures.Recovery(operation, outcome.Value);
        if (outcome == Outcome.Degraded)
        {
            LifecycleLog.NotRecovered(_logger, Shown(operationId), Codes(problems));
        }
        else
        {
            LifecycleLog.Recovered(_logger, Shown(operationId), operation, Shown(integrationId), outcome.Value);
        }
    }

    public void WaitingForLock(OperationReporter operation, string? holder, string processId) =>
        LifecycleLog.WaitingForLock(_logger, Id(operation), Shown(holder ?? "another operation"), processId);

    public void LockEnded(OperationReporter operation, Problem? refused, long start)
    {
        var seconds = Since(start);
        _measures.LockWait(operation.Operation, refused is null, seconds);
        if (refused is not null)
        {
            LifecycleLog.LockNotTaken(_logger, Id(operation), seconds, refused.Code);
        }
    }

    public void Planned(OperationReporter operation, LifecyclePlan plan, long start)
    {
        var seconds = Since(start);
        _measures.Plan(operation.Operation, plan.Document.Ok ? "planned" : "refused", seconds);
        if (_logger.IsEnabled(LogLevel.Debug))
        {
            LifecycleLog.Planned(
                _logger, Id(operation), operation.Operation, Shown(plan.IntegrationId), seconds, plan.Targets.Count(static target => target.HasWork),
                plan.Targets.Count(static target => target.Blocking), Codes(plan.Document.Problems));
        }
    }

    public void Viewed(OperationReporter operation, bool isOk, long start) => _measures.Plan(operation.Operation, isOk ? "ok" : "issues", Since(start));

    public void NotBegun(OperationReporter operation, Problem problem) =>
        LifecycleLog.NotBegun(_logger, Id(operation), problem.Code, Shown(problem.Details?.GetValueOrDefault("input")));

    public void TimedOut(OperationReporter operation, TimeSpan limit)
    {
        var stage = operation.Stage?.Value ?? "unknown";
        _measures.Timeout(operation.Operation, stage);
        LifecycleLog.TimedOut(_logger, Id(operation), operation.Operation, limit.TotalSeconds, stage);
    }

    public void ReceiverFaulted(string? operationId, Exception exception) => LifecycleLog.ReceiverFaulted(_logger, operationId ?? string.Empty, exception.GetType().Name);

    public void LogUnwritten(string operationId, Exception exception) => LifecycleLog.LogUnwritten(_logger, operationId, exception.GetType().Name);

    private static string Id(OperationReporter operation) => operation.OperationId ?? string.Empty;

    private static string Shown(string? text) => string.IsNullOrEmpty(text) ? string.Empty : UntrustedText.ToDisplay(text, NameLimit);

    private static string Codes(IEnumerable<Problem> problems) =>
        string.Join(", ", problems.Where(static problem => problem.Severity != ProblemSeverity.Info).Select(static problem => Shown(problem.Code)).Distinct(StringComparer.Ordinal).Take(20));
}

using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.Lifecycle.Diagnostics;

/// <summary>
/// Tells the caller where an operation is, and remembers it. Whatever the caller's receiver does, the operation goes on: it is told, it has no say.
/// </summary>
internal sealed class OperationReporter(
    string operation, string? operationId, string? integrationId, IProgress<LifecycleProgress>? receiver, IProgressFormatter formatter, LifecycleTelemetry? telemetry)
{
    private volatile string? _integrationId = integrationId;
    private int _faults;

    public static OperationReporter Silent { get; } = new(string.Empty, null, null, null, new EnglishProgressFormatter(), null);

    public string Operation => operation;

    /// <summary><see langword="null"/> for nobody's operation.</summary>
    public string? OperationId => operationId;

    /// <summary>What was reported last; what a time limit names when it is reached.</summary>
    public LifecycleStage? Stage { get; private set; }

    /// <summary>The integration, as soon as somebody knows it.</summary>
    public void Know(string integrationId)
    {
        if (this != Silent)
        {
            _integrationId = integrationId;
        }
    }

    /// <summary>The same receiver for another operation, one that is recovered on the way.</summary>
    public OperationReporter For(string otherOperation, string otherId, string? otherIntegration) =>
        this == Silent ? this : new(otherOperation, otherId, otherIntegration, receiver, formatter, telemetry);

    /// <summary>Where a source reports its fetch to; <see langword="null"/> when nobody would be told, so that nobody counts.</summary>
    public IProgress<FetchProgress>? Fetching(string subject) => this == Silent || receiver is null ? null : new Fetch(this, subject);

    public void Report(LifecycleStage stage, string? targetId = null, string? subject = null, int step = 0, int stepCount = 0, FetchProgress? fetch = null)
    {
        if (this == Silent)
        {
            return;
        }

        Stage = stage;
        if (receiver is null)
        {
            return;
        }

        try
        {
            var progress = new LifecycleProgress
            {
                Stage = stage,
                OperationId = operationId ?? string.Empty,
                Operation = operation,
                IntegrationId = _integrationId,
                TargetId = targetId,
                Subject = subject,
                Step = step,
                StepCount = stepCount,
                Fetch = fetch,
            };
            receiver.Report(progress with { Message = formatter.Describe(progress) });
        }
        catch (Exception exception)
        {
            if (Interlocked.Increment(ref _faults) == 1)
            {
                telemetry?.ReceiverFaulted(operationId, exception);
            }
        }
    }

    /// <summary>Handed on at once, in order: a posted callback could come after the next stage.</summary>
    private sealed class Fetch(OperationReporter reporter, string subject) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => reporter.Report(LifecycleStage.ResolvingSource, subject: subject, fetch: value);
    }
}

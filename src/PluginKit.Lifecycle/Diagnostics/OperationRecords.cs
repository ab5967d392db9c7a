using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Execution;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Recovery;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Diagnostics;

/// <summary>Looks at an operation from outside: what its files were before and are afterwards, and what it came to. Writes the line of the operation log.</summary>
internal sealed class OperationRecords(
    OperationLog log, StateStore state, ReceiptStore receipts, IDisk disk, DurableFiles files, LifecycleTelemetry telemetry, TimeProvider time)
{
    private const int MostFiles = 200;

    /// <summary>Runs an operation and writes it down. A log that cannot be written is a warning in its result.</summary>
    public async Task<OperationResult> RunAsync(LifecyclePlan plan, ApplyOptions options, Func<Task<OperationResult>> run, CancellationToken cancellationToken)
    {
        var begun = Begin(plan.IntegrationId, plan.Targets.Where(static target => target.HasWork));
        telemetry.OperationBegan(options.Reporter, plan.IntegrationId);
        var blank = Blank(begun, options.Reporter.OperationId ?? string.Empty, plan.Operation, plan.IntegrationId) with { Scope = plan.Scope, WorkspaceRoot = plan.WorkspaceRoot };
        OperationResult result;
        try
        {
            result = await run().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = log.Append(Ended(blank with { Cancelled = true, Targets = [.. plan.Targets.Select(static target => Row(target, TargetOutcome.RolledBack))] }, begun));
            throw;
        }

        foreach (var target in result.Targets)
        {
            telemetry.TargetEnded(options.Reporter, target.Target.TargetId, target.Outcome, target.Problems);
        }

        var entry = blank with
        {
            OperationId = result.OperationId,
            Outcome = OutcomeRules.Of(result.Targets.Select(static target => target.Outcome)),
            Targets = [.. result.Targets.Select(static target => Row(target.Target, target.Outcome))],
            ProblemCodes = Codes(result.Problems.Concat(result.Targets.SelectMany(static target => target.Problems))),
        };
        return log.Append(Ended(entry, begun)) is { } unwritten ? result with { Problems = [.. result.Problems, unwritten] } : result;
    }

    /// <summary>Recovers an operation and writes it down, unless it stays open: then it has not ended, and its own line says that already.</summary>
    public async Task<RecoveredOperation> RunAsync(OpenJournal open, ApplyOptions options, Func<ApplyOptions, Task<RecoveredOperation>> recover)
    {
        var intent = open.Intent;
        var reporter = options.Reporter.For(intent?.Operation ?? options.Reporter.Operation, open.OperationId, intent?.IntegrationId);
        reporter.Report(LifecycleStage.Recovering);
        var begun = Begin(intent?.IntegrationId, intent?.Targets ?? []);
        using var activity = LifecycleTelemetry.Start(LifecycleTelemetry.Activities.Recover, reporter.Operation, open.OperationId);
        var recovered = await recover(options with { Reporter = reporter }).ConfigureAwait(false);
        LifecycleTelemetry.End(activity, recovered.Outcome.Value, recovered.Outcome != Outcome.Degraded);
        telemetry.Recovered(open.OperationId, intent?.Operation ?? "unknown", intent?.IntegrationId, recovered.Outcome, recovered.Problems);
        if (intent is null || recovered.Outcome == Outcome.Degraded)
        {
            return recovered;
        }

        var entry = Blank(begun, open.OperationId, intent.Operation, intent.IntegrationId) with
        {
            Scope = intent.Scope,
            WorkspaceRoot = intent.WorkspaceRoot,
            Outcome = recovered.Outcome,
            Recovered = true,
            Targets = [.. intent.Targets.Select(target => Row(target, recovered.OutcomeOf(target.TargetId)))],
            ProblemCodes = Codes(recovered.Problems),
        };
        return log.Append(Ended(entry, begun)) is { } unwritten ? recovered with { Problems = [.. recovered.Problems, unwritten] } : recovered;
    }

    /// <summary>Looks at what an operation without a plan is about to change.</summary>
    public OperationSight Begin(IEnumerable<string> paths) =>
        new(time.GetUtcNow(), Digest(state.FilePath), [.. paths.Distinct(StringComparer.Ordinal).Take(MostFiles + 1).Select(path => (path, Digest(path)))]);

    /// <summary>Writes down an operation without a plan; a problem is a warning. Only under the machine lock: two writers at once would write over each other.</summary>
    public Problem? Write(OperationSight begun, OperationLogEntry entry) => log.Append(Ended(entry, begun));

    /// <summary>A line of which the end is still to be told.</summary>
    public static OperationLogEntry Blank(OperationSight begun, string operationId, string operation, string integrationId) => new()
    {
        OperationId = operationId,
        Operation = operation,
        IntegrationId = integrationId,
        Scope = InstallScope.User,
        Outcome = Outcome.RolledBack,
        StartedAt = begun.At,
        EndedAt = begun.At,
        LibraryVersion = LifecycleDiagnostics.Version,
    };

    private OperationSight Begin(string? integrationId, IEnumerable<PlannedTarget> targets)
    {
        var paths = targets.SelectMany(static target => target.Steps).SelectMany(static step => step.TouchedPaths).Distinct(StringComparer.Ordinal).Take(MostFiles);
        return Begin(string.IsNullOrEmpty(integrationId) ? paths : paths.Append(receipts.PathOf(integrationId)));
    }

    private OperationLogEntry Ended(OperationLogEntry entry, OperationSight begun) => entry with
    {
        EndedAt = time.GetUtcNow(),
        StateDigestBefore = begun.StateDigest,
        StateDigestAfter = Digest(state.FilePath),
        Files =
        [
            .. begun.Files
                .Select(file => new OperationLogFile { Path = file.Path, DigestBefore = file.Digest, DigestAfter = Digest(file.Path) })
                .Where(static file => !string.Equals(file.DigestBefore, file.DigestAfter, StringComparison.Ordinal)),
        ],
    };

    /// <summary>Folders have no digest here: what was placed has the one of its target.</summary>
    private string? Digest(string path)
    {
        var digest = ContentDigest.Of(files.ReadAll(path, ObservationEvaluator.MaxFileBytes));
        return digest is "" && IsFolder(path) ? null : digest;
    }

    private bool IsFolder(string path)
    {
        try
        {
            return disk.Stat(disk.ResolveLinks(path)) is { Kind: DiskEntryKind.Directory };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static OperationLogTarget Row(PlannedTarget target, TargetOutcome outcome) => new()
    {
        TargetId = target.TargetId,
        Action = target.Action,
        Outcome = !target.HasWork ? target.Blocking ? TargetOutcome.Blocked : TargetOutcome.Noop : outcome,
        DeliveryDigest = target.DeliveryDigest,
    };

    public static IReadOnlyList<string> Codes(IEnumerable<Problem> problems) => [.. problems.Select(static problem => problem.Code).Distinct(StringComparer.Ordinal)];
}

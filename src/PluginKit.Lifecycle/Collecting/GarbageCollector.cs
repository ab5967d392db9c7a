using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Execution;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Leases;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Collecting;

/// <summary>
/// Takes away files of our own that nothing refers to. It has no way back: its journal says what goes and that this is decided, so that recovery goes
/// on after a crash, and each step looks again whether its folder is what it was and whether anybody holds it.
/// </summary>
internal sealed class GarbageCollector(
    StateStore state,
    ReceiptStore receipts,
    LeaseStore leases,
    JournalStore journals,
    AdapterRegistry adapters,
    GenerationSurvey generations,
    StoreSurvey packages,
    MirrorSurvey mirrors,
    OperationExecutor executor,
    OperationIds ids,
    LifecyclePaths paths,
    IDisk disk,
    TreeRemoval removal,
    IProcessTable processes,
    TimeProvider time,
    OperationRecords records,
    Func<ClientContexts> contexts)
{
    public const string Operation = "collect";

    /// <summary>What would go. Writes nothing.</summary>
    public async Task<CollectionDocument> PlanAsync(CancellationToken cancellationToken)
    {
        var (findings, problems) = await LookAsync(cancellationToken).ConfigureAwait(false);
        return CollectionReport.Planned(findings, problems);
    }

    /// <summary>Takes it away, under the lock.</summary>
    public async Task<CollectionDocument> RunAsync(ApplyOptions options, CancellationToken cancellationToken)
    {
        var (findings, problems) = await LookAsync(cancellationToken).ConfigureAwait(false);
        var doomed = findings.Where(static finding => finding.Step is not null).ToList();
        if (!findings.Any(static finding => finding.Item.Collect) || problems.Exists(static problem => problem.IsError))
        {
            return CollectionReport.Done(string.Empty, findings, problems, disk);
        }

        var operationId = options.Reporter.OperationId ?? ids.Next(Operation);
        var target = Target([.. doomed.Select(static finding => finding.Step!)]);
        var begun = records.Begin(target.Steps.SelectMany(static step => step.TouchedPaths));
        findings = await mirrors.DeleteAsync(findings, problems, cancellationToken).ConfigureAwait(false);
        if (doomed.Count > 0)
        {
            await DeleteAsync(operationId, target, problems, options).ConfigureAwait(false);
        }

        var done = CollectionReport.Done(operationId, findings, problems, disk);
        return Log(begun, done, target) is { } unwritten ? CollectionReport.Done(operationId, findings, [.. problems, unwritten], disk) : done;
    }

    private async Task DeleteAsync(string operationId, PlannedTarget target, List<Problem> problems, ApplyOptions options)
    {
        var journal = new OperationJournal(disk, Path.Combine(paths.Operations, operationId));
        try
        {
            var stateDigest = state.Read().Digest;
            journal.Begin(paths, Intent(operationId, stateDigest, target));
            journal.Append(new CommitIntendedRecord { StateDigestAfter = stateDigest ?? string.Empty, AfterCommitTargets = [target.TargetId] });
            journal.Append(new CommittedRecord());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _ = journal.Close(removal);
            problems.Add(Problem.Of(ProblemCodes.WriteFailed, $"The journal below '{paths.Operations}' cannot be written: {exception.Message}", paths.Operations));
            return;
        }

        var context = new StepContext { OperationId = operationId, TargetId = target.TargetId, Journal = journal, AllowedRoots = target.AllowedRoots };
        problems.AddRange(await executor.AfterCommitAsync(target, context, options).ConfigureAwait(false));
        problems.AddRange(new[] { journal.Close(removal) }.OfType<Problem>());
    }

    private Problem? Log(OperationSight begun, CollectionDocument done, PlannedTarget target) => records.Write(
        begun, OperationRecords.Blank(begun, done.OperationId, Operation, string.Empty) with
        {
            Outcome = done.Outcome,
            Targets = [new() { TargetId = target.TargetId, Action = target.Action, Outcome = done.Outcome == Outcome.Applied ? TargetOutcome.Applied : TargetOutcome.Failed }],
            ProblemCodes = OperationRecords.Codes(done.Problems),
        });

    private async Task<(IReadOnlyList<Finding> Findings, List<Problem> Problems)> LookAsync(CancellationToken cancellationToken)
    {
        var snapshot = state.Read();
        if (!snapshot.IsUsable)
        {
            return ([], [snapshot.Problem!]);
        }

        var problems = new List<Problem>();
        try
        {
            var references = new References(
                snapshot.State,
                snapshot.State.Installations.ToDictionary(static record => record.IntegrationId, record => receipts.Read(record.IntegrationId), StringComparer.Ordinal),
                leases.Read(),
                journals.ReadOpen());
            var findings = new List<Finding>();
            var shared = contexts();
            foreach (var adapter in adapters.Targets.Select(adapters.Find).OfType<Contracts.Clients.IClientAdapter>())
            {
                findings.AddRange(await generations.LookAsync(adapter, references, shared, problems, cancellationToken).ConfigureAwait(false));
            }

            findings.AddRange(packages.Packages(references, cancellationToken));
            findings.AddRange(packages.Leases(references));
            findings.AddRange(mirrors.Look());
            return ([.. findings.OrderBy(static finding => finding.Item.Path, StringComparer.Ordinal)], problems);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ([], [.. problems, Problem.Of(ProblemCodes.SourceUnreadable, $"Folders below '{paths.Root}' cannot be looked at: {exception.Message}", paths.Root)]);
        }
    }

    /// <summary>What the journal needs to go on: steps of our own folders, in no client.</summary>
    private PlannedTarget Target(IReadOnlyList<PlanStep> steps) => new()
    {
        TargetId = "pluginkit",
        Action = ActionClass.RemoveOrphanedTarget,
        DeliveryKind = "none",
        Summary = "Delete what nothing refers to",
        Steps = steps,
        AllowedRoots = [paths.Root],
    };

    private IntentRecord Intent(string operationId, string? stateDigest, PlannedTarget target) => new()
    {
        OperationId = operationId,
        Operation = Operation,
        IntegrationId = string.Empty,
        ManagedEntryKey = string.Empty,
        Scope = InstallScope.User,
        StartedAt = time.GetUtcNow(),
        ProcessId = processes.Self.Id,
        StateDigest = stateDigest,
        Targets = [target],
    };
}

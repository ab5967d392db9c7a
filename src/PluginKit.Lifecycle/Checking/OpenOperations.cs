using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Journal;
using PluginKit.Platform.Locks;

namespace PluginKit.Lifecycle.Checking;

/// <summary>Operations that did not end, and locks that nobody holds any more. Reads only.</summary>
internal sealed class OpenOperations(JournalStore journals, LegacyToolLock legacy, HostEnvironment environment)
{
    public (IReadOnlyList<OpenOperation> Operations, IReadOnlyList<Problem> Problems) Report()
    {
        var operations = new List<OpenOperation>();
        var problems = new List<Problem>();
        foreach (var open in journals.ReadOpen())
        {
            if (open.Problem is { } broken)
            {
                problems.Add(broken);
            }

            if (open.Intent is { } intent)
            {
                operations.Add(Row(open, intent));
                problems.Add(Problem.Of(
                    ProblemCodes.OperationOpen,
                    $"The operation '{open.OperationId}' ({intent.Operation} '{intent.IntegrationId}') did not end; it stopped at {open.Phase()}.",
                    open.Journal.FilePath) with
                {
                    NextStep = NextStep.Of(NextStepActions.Recover, ("operation_id", open.OperationId)),
                });
            }
        }

        var theirs = legacy.Inspect(environment);
        if (theirs.State is LegacyLockState.StaleOurs or LegacyLockState.StaleForeign)
        {
            var stale = Problem.Of(
                ProblemCodes.StaleLock, $"'{theirs.Path}' is held by the process {theirs.Owner?.Pid} that is gone.", theirs.Path);

            // A lock of the existing tool is not ours to delete, so recovery cannot help.
            problems.Add(theirs.State == LegacyLockState.StaleOurs
                ? stale
                : stale with { NextStep = NextStep.Of(NextStepActions.ReviewFile, ("path", theirs.Path)) });
        }

        return (operations, problems);
    }

    private static OpenOperation Row(OpenJournal open, IntentRecord intent) => new()
    {
        OperationId = open.OperationId,
        Operation = intent.Operation,
        IntegrationId = intent.IntegrationId,
        Status = open.IsDegraded ? "degraded" : "in_progress",
        Phase = open.Phase(),
        StartedAt = intent.StartedAt,
        NextStep = NextStep.Of(NextStepActions.Recover, ("operation_id", open.OperationId)),
    };
}

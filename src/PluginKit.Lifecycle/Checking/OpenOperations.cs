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
                    $"The operation '{open.OperationId}' ({intent.Operation} '{intent.IntegrationId}') {How(open)}",
                    open.Journal.FilePath) with
                {
                    Details = Left(open),
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

    /// <summary>The sentences for people, with what to do next.</summary>
    public static IReadOnlyList<string> Warnings(IEnumerable<Problem> problems) =>
        [.. problems.Select(static problem => problem.NextStep is { } step ? $"{problem.Message} {EnglishProblemFormatter.Instance.Describe(step)}" : problem.Message)];

    private static string Status(OpenJournal open) => open.IsDegraded ? "degraded" : HasFailed(open) ? "failed" : "in_progress";

    /// <summary>Whether it failed before its commit and everything was put back: nothing but its journal is left.</summary>
    private static bool HasFailed(OpenJournal open)
    {
        var undone = open.Records.OfType<TargetUndoneRecord>().Where(static record => record.Complete).Select(static record => record.TargetId).ToHashSet(StringComparer.Ordinal);
        return !open.IsCommitted && open.Intent is { Targets.Count: > 0 } intent && intent.Targets.All(target => undone.Contains(target.TargetId));
    }

    private static string How(OpenJournal open) => Status(open) switch
    {
        "degraded" => $"ended degraded: part of it could not be undone; it stopped at {open.Phase()}.",
        "failed" => "failed before it was committed; everything of it was undone, and its journal is left.",
        _ => open.IsCommitted ? "was interrupted after it was committed; cleaning up is left." : $"did not end; it was interrupted, or is still at work, at {open.Phase()}.",
    };

    /// <summary>The last attempt to end it counts: what stood in the way of an earlier one may be gone.</summary>
    private static SortedDictionary<string, string>? Left(OpenJournal open) =>
        open.Records.OfType<DegradedRecord>().LastOrDefault() is { Left: { Count: > 0 } left }
            ? new(StringComparer.Ordinal) { ["left"] = string.Join("; ", left) }
            : null;

    private static OpenOperation Row(OpenJournal open, IntentRecord intent) => new()
    {
        OperationId = open.OperationId,
        Operation = intent.Operation,
        IntegrationId = intent.IntegrationId,
        Status = Status(open),
        Phase = open.Phase(),
        StartedAt = intent.StartedAt,
        NextStep = NextStep.Of(NextStepActions.Recover, ("operation_id", open.OperationId)),
    };
}

using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Execution;
using PluginKit.Lifecycle.Planning;

namespace PluginKit.Lifecycle.Reporting;

/// <summary>Turns what an operation came to into its document.</summary>
internal static class ResultReport
{
    /// <summary>Nothing was begun.</summary>
    public static ResultDocument NotBegun(LifecyclePlan plan, params IReadOnlyList<Problem> problems) =>
        Document(
            plan,
            string.Empty,
            [.. plan.Targets.Select(target => new TargetResult
            {
                Target = target,
                Outcome = target.Blocking ? TargetOutcome.Blocked : TargetOutcome.Failed,
                Problems = target.Problems,
            })],
            problems,
            Outcome.Failed);

    /// <summary>No target has work: nothing was locked, journalled or written.</summary>
    public static ResultDocument NothingToDo(LifecyclePlan plan) => Of(plan, new(string.Empty, [.. plan.Targets.Select(TargetResult.OfIdle)], []));

    public static ResultDocument Of(LifecyclePlan plan, OperationResult result) =>
        Document(plan, result.OperationId, result.Targets, result.Problems, OutcomeRules.Of(result.Targets.Select(static target => target.Outcome)));

    private static ResultDocument Document(
        LifecyclePlan plan, string operationId, IReadOnlyList<TargetResult> targets, IReadOnlyList<Problem> problems, Outcome outcome)
    {
        var entry = plan.Document.ManagedEntries.Count > 0 ? plan.Document.ManagedEntries[0] : null;
        List<Problem> all = [.. plan.Document.Problems, .. problems.Where(problem => !plan.Document.Problems.Contains(problem))];
        return new()
        {
            Format = DocumentFormats.Result,
            RequestedTargets = plan.Document.RequestedTargets,
            RequestedScope = plan.Document.RequestedScope,
            RequestedWorkspaceRoot = plan.Document.RequestedWorkspaceRoot,
            RequestedIntegrationId = plan.Document.RequestedIntegrationId ?? plan.IntegrationId,
            RequestedSourceRef = plan.Document.RequestedSourceRef,
            Ok = OutcomeRules.IsOk(outcome, all.Exists(static problem => problem.IsError)),
            Outcome = outcome,
            Warnings = ProblemTexts.Warnings(all),
            Problems = all,
            Report = new()
            {
                OperationId = operationId,
                Operation = plan.Operation,
                Summary = Sentence(plan, outcome, targets),
                IntegrationId = plan.IntegrationId,
                ManagedEntryKey = entry is null ? plan.ManagedEntryKey : ManagedEntryKeys.Of(plan.Scope, plan.WorkspaceRoot, plan.IntegrationId),
                RequestedSourceRef = entry?.RequestedSourceRef,
                ResolvedSourceRef = entry?.ResolvedSourceRef,
                ResolvedVersion = entry?.ResolvedVersion,
                WorkspaceRoot = plan.WorkspaceRoot,
                RequestedTargetCount = plan.Targets.Count,
                SkippedTargets = [.. targets.Where(static target => target.Outcome == TargetOutcome.Blocked).Select(static target => target.Target.TargetId)],
                Targets = [.. targets.OrderBy(static target => target.Target.TargetId, StringComparer.Ordinal).Select(Row)],
            },
        };
    }

    private static ManagedTarget Row(TargetResult result)
    {
        var draft = result.Target.Record;
        var state = State(result);
        var applied = result.Outcome == TargetOutcome.Applied;
        var steps = applied ? result.Target.NextSteps : [.. result.Problems.Select(static problem => problem.NextStep).OfType<NextStep>()];
        return TargetRows.Planned(result.Target) with
        {
            Blocking = null,
            Outcome = result.Outcome,
            State = state,
            ActivationState = applied ? draft?.ActivationState : null,
            ActivationHint = applied && state is { } known ? ActivationHints.Of(known, draft?.ActivationState) : null,

            // The plan said what would change; what a refused one would run is what its user is asked about.
            ConfigChanges = [],
            FileChanges = [],
            GenerationChanges = [],
            ExecutableSurfaces = result.Outcome == TargetOutcome.Failed ? result.Target.Preview?.Surfaces ?? [] : [],
            NextSteps = steps,
            ManualSteps = ProblemTexts.Steps(steps),
            TargetDetail = TargetRows.Detail(result.Observation ?? result.Target.Observation, draft?.OwnedNativeObjects ?? [], result.Problems),
            Problems = applied ? result.Target.Problems : [.. result.Target.Problems.Where(known => !result.Problems.Contains(known)), .. result.Problems],
        };
    }

    private static InstallState? State(TargetResult result)
    {
        if (result.Outcome == TargetOutcome.Applied)
        {
            return result.Target.Record?.State ?? InstallState.Removed;
        }

        return result.Outcome == TargetOutcome.Degraded ? InstallState.Degraded : result.Target.Observation?.State;
    }

    private static string Sentence(LifecyclePlan plan, Outcome outcome, IReadOnlyList<TargetResult> targets)
    {
        var by = targets.GroupBy(static target => target.Outcome.Value, static target => target.Target.TargetId, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => $"{group.Key}: {string.Join(", ", group.Order(StringComparer.Ordinal))}");
        var detail = string.Join("; ", by);
        // A source that could not be read has no id yet.
        var subject = plan.IntegrationId.Length > 0 ? plan.IntegrationId : plan.Document.RequestedSourceRef;
        return $"{plan.Operation} '{subject}' {outcome}" + (detail.Length > 0 ? $" ({detail})." : ".");
    }
}

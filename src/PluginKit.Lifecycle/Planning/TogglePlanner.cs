using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Reporting;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Plans switching on and off, from state and the clients' files alone. Writes nothing.</summary>
internal sealed class TogglePlanner(ManagedSubjects subjects, TargetPlanner targets) : IMutationPlanner
{
    public IReadOnlyList<string> Operations => [MutationRequest.EnableOperation, MutationRequest.DisableOperation];

    public async Task<PlannedMutation> PlanAsync(MutationRequest request, ClientContexts shared, CancellationToken cancellationToken)
    {
        var (subject, refused) = subjects.Find(request);
        if (subject is null)
        {
            return new(PlanReport.Refused(request, request.IntegrationId, refused!));
        }

        var planned = await subjects.PlanTargetsAsync(subject, target => PlanTargetAsync(target, request.Action, shared, cancellationToken)).ConfigureAwait(false);
        return new(PlanReport.Of(subject.Draft(planned, shared)));
    }

    private async Task<PlannedTarget> PlanTargetAsync(RecordedTarget target, ActionClass action, ClientContexts shared, CancellationToken cancellationToken)
    {
        var question = target.Question(action);
        var observed = await TargetPlanner.ObserveAsync(question, shared, cancellationToken).ConfigureAwait(false);
        if (observed.Blocked is { } blocked)
        {
            return blocked;
        }

        var seen = observed.Seen!;
        var (wanted, word) = action == ActionClass.EnableTarget ? (InstallState.Installed, "on") : (InstallState.Disabled, "off");
        if (seen.State == wanted && target.Installation.State == wanted)
        {
            return TargetPlanner.Nothing(question, seen, $"'{question.IntegrationId}' is switched {word} already in {target.Adapter.Description.DisplayName}.");
        }

        // A client's command fails on what it does not have, or would switch what does not work.
        return seen.State == InstallState.Removed || seen.State == InstallState.Degraded
            ? TargetPlanner.Blocked(question, seen, [NotSwitchable(target, seen)])
            : await targets.ProposeAsync(observed, shared, cancellationToken).ConfigureAwait(false);
    }

    private static Problem NotSwitchable(RecordedTarget target, TargetObservation seen) => Problem.Of(
        seen.State == InstallState.Removed ? ProblemCodes.TargetMissing : ProblemCodes.TargetDegraded,
        $"'{target.Record.IntegrationId}' cannot be switched in '{target.TargetId}': it {(seen.State == InstallState.Removed ? "is not there any more" : "does not work as recorded")}.") with
    {
        NextStep = NextStep.Of(NextStepActions.Repair, ("integration_id", target.Record.IntegrationId), ("target", target.TargetId)),
    };
}

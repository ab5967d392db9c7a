using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Checking;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Store;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Plans a repair: back to the recorded revision, from what this machine has. Never upgrades, never uses the network. Writes nothing.</summary>
internal sealed class RepairPlanner(ManagedSubjects subjects, TargetPlanner targets, PlacedFiles placed, RecordedRevisions revisions, PackageStore store) : IMutationPlanner
{
    public IReadOnlyList<string> Operations => [MutationRequest.RepairOperation];

    public async Task<PlannedMutation> PlanAsync(MutationRequest request, ClientContexts shared, CancellationToken cancellationToken)
    {
        var (subject, refused) = subjects.Find(request);
        if (subject is null)
        {
            return new(PlanReport.Refused(request, request.IntegrationId, refused!));
        }

        var source = new RecordedSource();
        var deliveries = new Dictionary<string, Delivery>(StringComparer.Ordinal);
        var planned = await subjects.PlanTargetsAsync(
            subject, target => PlanTargetAsync(target, source, deliveries, shared, request.Reporter, cancellationToken)).ConfigureAwait(false);
        var draft = subject.Draft(planned, shared);
        if (store.Find(subject.Record.SourceDigest, cancellationToken) is not null)
        {
            return new(PlanReport.Of(draft), deliveries, source);
        }

        await revisions.ReadAsync(subject.Record, source, request.Reporter, cancellationToken).ConfigureAwait(false);
        var isRecorded = string.Equals(source.Package?.Tree.Digest, subject.Record.SourceDigest, StringComparison.Ordinal);
        return new(
            PlanReport.Of(draft with { StoresSource = isRecorded, Problems = isRecorded ? [] : [NotStored(subject)] }),
            deliveries,
            source)
        {
            Source = isRecorded ? source.Package!.Tree : null,
        };
    }

    private static Problem NotStored(ManagedSubject subject) => Problem.Of(
        ProblemCodes.RevisionNotStored,
        $"The package of '{subject.Record.IntegrationId}' {subject.Record.ResolvedVersion} is not in the content store, and its source does not have it any more.") with
    {
        NextStep = NextStep.Of(NextStepActions.Update, ("integration_id", subject.Record.IntegrationId)),
    };

    private async Task<PlannedTarget> PlanTargetAsync(
        RecordedTarget target,
        RecordedSource source,
        Dictionary<string, Delivery> deliveries,
        ClientContexts shared,
        OperationReporter reporter,
        CancellationToken cancellationToken)
    {
        var question = target.Question(ActionClass.RepairDrift, observedDigest: placed.DigestOf(target.Receipt, cancellationToken));
        var observed = await TargetPlanner.ObserveAsync(question, shared, cancellationToken).ConfigureAwait(false);
        if (observed.Blocked is { } blocked)
        {
            return blocked;
        }

        var seen = observed.Seen!;
        var isOff = seen.State == InstallState.Disabled && target.Installation.State != InstallState.Disabled;
        if (!Needs(target, question, observed) && !isOff)
        {
            return TargetPlanner.Nothing(question, seen, $"'{question.IntegrationId}' is in '{target.TargetId}' as it was installed.");
        }

        var (delivery, problem) = await revisions.FindAsync(target, observed, source, reporter, cancellationToken).ConfigureAwait(false);
        if (delivery is null)
        {
            return TargetPlanner.Blocked(question, seen, [problem!]);
        }

        deliveries[target.TargetId] = delivery;
        var planned = await ProposeAsync(observed with { Question = question with { Delivery = delivery } }, shared, cancellationToken).ConfigureAwait(false);
        return isOff && planned.Record?.State == InstallState.Disabled && !Needs(target, question, observed)
            ? TargetPlanner.Nothing(question, seen, $"'{question.IntegrationId}' is switched off in '{target.TargetId}', and nothing is broken.") with { Problems = [SwitchedOff(target)] }
            : planned;
    }

    /// <summary>Without a receipt nobody knows the place of the files before the adapter names it: what lies there is then looked at, and the adapter asked again.</summary>
    private async Task<PlannedTarget> ProposeAsync(ObservedTarget observed, ClientContexts shared, CancellationToken cancellationToken)
    {
        var planned = await targets.ProposeAsync(observed, shared, cancellationToken).ConfigureAwait(false);
        var (question, digest) = (observed.Question, observed.Question.Delivery!.Digest);
        if (question.Record!.DeliveryDigest is not null
            || planned.Steps.OfType<PlaceGenerationStep>().FirstOrDefault() is not { } place
            || placed.DigestAt(place.Destination, cancellationToken) is var found && (found == PlacedFiles.Missing || string.Equals(found, digest, StringComparison.Ordinal)))
        {
            return planned;
        }

        var facts = question.Record with { DeliveryDigest = digest, ObservedDeliveryDigest = found };
        return await targets.ProposeAsync(observed with { Question = question with { Record = facts } }, shared, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether anything is not as recorded. A switch that the user turned is the user's; a plugin that waits for a program that is still missing waits on.
    /// </summary>
    private static bool Needs(RecordedTarget target, TargetQuestion question, ObservedTarget observed)
    {
        var state = observed.Seen!.State;
        var recorded = target.Installation.State;
        return target.Receipt?.DeliveryDigest is not { } delivered
            || (question.Record!.ObservedDeliveryDigest is { } found && !string.Equals(delivered, found, StringComparison.Ordinal))
            || recorded == InstallState.Degraded
            || state == InstallState.Removed || state == InstallState.Degraded || state == InstallState.Prepared
            || (state == InstallState.ActivationPending && recorded != InstallState.ActivationPending)
            || (recorded == InstallState.ActivationPending && observed.Client!.Programs.All(static program => program.IsPresent));
    }

    private static Problem SwitchedOff(RecordedTarget target) => TargetHealth.About(
        ProblemCodes.TargetDisabled, target.Record.IntegrationId, target.TargetId, $"'{target.Record.IntegrationId}' is switched off in '{target.TargetId}'; a repair leaves that to you.");
}

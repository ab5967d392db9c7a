using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Checks;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Limits;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Planning.Binding;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Resolving;

namespace PluginKit.Lifecycle;

/// <content>What is asked: plans and views. Nothing here takes the lock.</content>
internal sealed partial class PluginLifecycle
{
    public Task<ReportDocument> ListAsync(ReportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ViewAsync(ReportKind.ManagedList, "list", request, (reporter, _) => Task.FromResult(list.List(request, reporter)), cancellationToken);
    }

    public Task<ReportDocument> DoctorAsync(ReportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ViewAsync(ReportKind.Doctor, "doctor", request, (reporter, token) => doctor.CheckAsync(request, reporter, token), cancellationToken);
    }

    public Task<ReportDocument> VerifyAsync(ReportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ViewAsync(ReportKind.Verify, "verify", request, (reporter, token) => verification.VerifyAsync(request, token), cancellationToken, AnswerKind.WithSource);
    }

    public Task<CollectionDocument> PlanCollectAsync(CancellationToken cancellationToken = default) => collector.PlanAsync(cancellationToken);

    public Task<LifecyclePlan> PlanAddAsync(AddRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return planners.PlanAsync(MutationRequest.Of(request), request, cancellationToken);
    }

    public Task<LifecyclePlan> PlanUpdateAsync(UpdateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return planners.PlanAsync(MutationRequest.Of(request), request, cancellationToken);
    }

    public Task<LifecyclePlan> PlanRemoveAsync(RemoveRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return planners.PlanAsync(MutationRequest.Of(request), request, cancellationToken);
    }

    public Task<LifecyclePlan> PlanRepairAsync(RepairRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return planners.PlanAsync(MutationRequest.Of(request), request, cancellationToken);
    }

    public Task<LifecyclePlan> PlanRollbackAsync(RollbackRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return planners.PlanAsync(MutationRequest.Of(request), request, cancellationToken);
    }

    public Task<LifecyclePlan> PlanEnableAsync(ToggleRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return planners.PlanAsync(MutationRequest.Of(request, isOn: true), request, cancellationToken);
    }

    public Task<LifecyclePlan> PlanDisableAsync(ToggleRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return planners.PlanAsync(MutationRequest.Of(request, isOn: false), request, cancellationToken);
    }

    public OpenedPlan OpenPlan(ReadOnlyMemory<byte> utf8, string origin = "plan")
    {
        ArgumentException.ThrowIfNullOrEmpty(origin);
        return SavedPlans.Open(utf8, origin);
    }

    public Task<LifecyclePlan> PlanUpdateManyAsync(UpdateManyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return batches.PlanAsync(request, cancellationToken);
    }

    public Task<ReportDocument> OutdatedAsync(OutdatedRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ViewAsync(
            ReportKind.Outdated, "outdated", OutdatedCheck.Echo(request), (reporter, token) => outdated.CheckAsync(request, reporter, token), cancellationToken, AnswerKind.WithSource);
    }

    public async Task<SourceResolutionDocument> ResolveSourceAsync(ResolveSourceRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        const string Name = "resolve-source";
        var reporter = telemetry.Reporter(Name, ids.Next(Name), null, request.Progress);
        using var activity = LifecycleTelemetry.Start(LifecycleTelemetry.Activities.Plan, Name, reporter.OperationId);
        var start = telemetry.Now();
        var (document, expired) = await limits.RunAsync(
            AnswerKind.WithSource, request.TimeLimit, reporter, token => sourceLook.LookAsync(request, reporter, token), cancellationToken).ConfigureAwait(false);
        document ??= SourceLook.Refused(request, sourceLook.UsesNetwork(request), expired!);
        telemetry.Viewed(reporter, document.Ok, start);
        LifecycleTelemetry.End(activity, document.Ok ? "ok" : "issues", isGood: expired is null);
        return document;
    }

    public Task<ResultDocument> AcknowledgeAsync(string integrationId, IReadOnlyList<string>? targets = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(integrationId);
        return acknowledgements.AcknowledgeAsync(integrationId, targets ?? [], cancellationToken);
    }
}

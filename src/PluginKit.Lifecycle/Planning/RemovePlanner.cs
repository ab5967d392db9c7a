using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Reporting;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Plans a remove from state and the clients' files; the source is not needed. Writes nothing.</summary>
internal sealed class RemovePlanner(ManagedSubjects subjects, TargetPlanner targets) : IMutationPlanner
{
    public IReadOnlyList<string> Operations => [MutationRequest.RemoveOperation];

    public async Task<PlannedMutation> PlanAsync(MutationRequest request, ClientContexts shared, CancellationToken cancellationToken)
    {
        var (subject, refused) = subjects.Find(request);
        if (subject is null)
        {
            return new(PlanReport.Refused(request, request.IntegrationId, refused!));
        }

        var planned = await subjects.PlanTargetsAsync(
            subject, target => targets.PlanAsync(target.Question(ActionClass.RemoveOrphanedTarget), shared, cancellationToken)).ConfigureAwait(false);
        return new(PlanReport.Of(subject.Draft(planned, shared)));
    }
}

using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>
/// Plans the update of several integrations: one plan each, by the ordinary planner. They share one look at the clients and one resolution of every
/// source; one that cannot be planned stops nobody. Writes nothing.
/// </summary>
internal sealed class BatchPlanner(StateStore state, RequestChecks checks, MutationPlanners planners, Func<ClientContexts> contexts)
{
    public async Task<LifecyclePlan> PlanAsync(UpdateManyRequest request, CancellationToken cancellationToken)
    {
        var misuse = checks.Targets(request.Targets)
            ?? RequestChecks.KnownScope(request.Scope)
            ?? (request.WorkspaceRoot is { } root ? checks.WorkspaceRoot(root, forInstall: false) : null)
            ?? UpdatedPolicy.Check(request.AdoptNewTargets);
        if (misuse is not null)
        {
            return BatchReport.Refused(request, misuse);
        }

        var snapshot = state.Read();
        if (!snapshot.IsUsable)
        {
            return BatchReport.Refused(request, snapshot.Problem!);
        }

        var session = new SourceSession();
        await using (session.ConfigureAwait(false))
        {
            var shared = contexts();
            shared.Sources = session;
            var parts = new List<LifecyclePlan>();
            foreach (var id in Ids(request, snapshot.State))
            {
                cancellationToken.ThrowIfCancellationRequested();
                parts.Add(await planners.PlanAsync(Part(request, id), request, shared, cancellationToken).ConfigureAwait(false));
                if (parts[^1].Document.Problems.Any(static problem => problem.Code == ProblemCodes.TimedOut))
                {
                    // What ran out of time may still be looking through the eyes that it was given.
                    shared = contexts();
                    shared.Sources = session;
                }
            }

            return BatchReport.Of(request, [.. parts.Where(IsAbout)], snapshot.State);
        }
    }

    /// <summary>What was named stays in the order of ids, too, and what nobody manages stays to be said.</summary>
    private static IEnumerable<string> Ids(UpdateManyRequest request, StateFile state)
    {
        var wanted = state.Installations.Where(record => IsWanted(record, request)).Select(static record => record.IntegrationId);
        return (request.IntegrationIds.Count == 0 ? wanted : wanted.Intersect(request.IntegrationIds).Concat(request.IntegrationIds.Where(id => state.Find(id) is null)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }

    private static bool IsWanted(InstallationRecord record, UpdateManyRequest request) =>
        (request.Scope is null || record.Policy.Scope == request.Scope)
        && (request.WorkspaceRoot is null || record.Policy.Scope != InstallScope.Project || string.Equals(record.WorkspaceRoot, request.WorkspaceRoot, StringComparison.Ordinal));

    /// <summary>An integration that has none of the targets is not meant.</summary>
    private static bool IsAbout(LifecyclePlan part) => part.Targets.Count > 0 || part.ChangesPolicy || part.Document.Problems.Any(static problem => problem.IsError);

    private static MutationRequest Part(UpdateManyRequest request, string id) => MutationRequest.Of(new UpdateRequest
    {
        IntegrationId = id,
        Targets = request.Targets,
        AdoptNewTargets = request.AdoptNewTargets,
        AutoUpdate = request.AutoUpdate,
        RemoveDroppedTargets = request.RemoveDroppedTargets,
        AcceptRewritten = request.AcceptRewritten,
    }) with
    { IsPartOfBatch = true };
}

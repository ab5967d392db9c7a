using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Planning.Previews;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Asks one adapter what it sees and what it proposes, and turns the answer into data. A faulted adapter costs only its own target.</summary>
internal sealed class TargetPlanner(LifecyclePaths paths, TargetPreviews previews, IOptions<LifecycleOptions> options)
{
    /// <summary>Looks and asks in one go, for operations that always have something to do.</summary>
    public async Task<PlannedTarget> PlanAsync(TargetQuestion question, ClientContexts contexts, CancellationToken cancellationToken)
    {
        var observed = await ObserveAsync(question, contexts, cancellationToken).ConfigureAwait(false);
        return observed.Blocked ?? await ProposeAsync(observed, contexts, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How the target stands in its client now.</summary>
    public static async Task<ObservedTarget> ObserveAsync(TargetQuestion question, ClientContexts contexts, CancellationToken cancellationToken)
    {
        var adapter = question.Adapter;
        try
        {
            var programs = await contexts.ProbedAsync(adapter, cancellationToken).ConfigureAwait(false);
            var client = contexts.For(adapter, question.WorkspaceRoot, programs);
            var observation = await adapter.ObserveAsync(
                new() { Client = client, IntegrationId = question.IntegrationId, Scope = question.Scope, Record = question.Record },
                cancellationToken).ConfigureAwait(false);
            var obstacles = Obstacles(question, observation);
            return new(question, client, observation, obstacles.Count > 0 ? Blocked(question, observation, obstacles) : null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(question, null, null, Faulted(question, exception));
        }
    }

    /// <summary>What the adapter proposes for a target that nothing stands in the way of.</summary>
    public async Task<PlannedTarget> ProposeAsync(ObservedTarget observed, ClientContexts contexts, CancellationToken cancellationToken)
    {
        var (question, client, observation, _) = observed;
        var adapter = question.Adapter;
        try
        {
            var proposal = await adapter.ProposeAsync(
                new()
                {
                    Client = client!,
                    Action = question.Action,
                    IntegrationId = question.IntegrationId,
                    Scope = question.Scope,
                    Observation = observation!,
                    Record = question.Record,
                    Delivery = question.Delivery,
                    OwnedRoot = paths.OwnedRoot(adapter.Description.TargetId, question.IntegrationId),
                    KeptGenerations = Kept(question),
                    NeutralDirectory = paths.Neutral,
                },
                cancellationToken).ConfigureAwait(false);
            var planned = Planned(question, observation!, proposal, VersionProblems(adapter, client!.Programs), contexts.Roots(adapter, question.WorkspaceRoot));
            return planned.HasWork ? planned with { Preview = previews.Of(question, proposal, client.Files) } : planned;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Faulted(question, exception);
        }
    }

    /// <summary>The folders that a rollback could go to once the proposal is carried out.</summary>
    private IReadOnlyList<string> Kept(TargetQuestion question) =>
        [.. Retention.After(question.Receipt, question.Delivery?.Digest, options.Value.KeptGenerations).Select(static kept => kept.GenerationPath).OfType<string>()];

    /// <summary>A target that is already what it should be.</summary>
    public static PlannedTarget Nothing(TargetQuestion question, TargetObservation observation, string summary) =>
        Base(question, observation) with { Action = ActionClass.Noop, Summary = summary };

    /// <summary>A target that cannot be changed, for reasons that were known before its adapter was asked.</summary>
    public static PlannedTarget Blocked(TargetQuestion question, TargetObservation? observation, IReadOnlyList<Problem> problems) =>
        Base(question, observation) with
        {
            Summary = problems[0].Message,
            Blocking = true,
            Problems = Named(problems, question),
            NextSteps = WayOut(problems),
        };

    /// <summary>What the user can do about it, whatever the adapter said.</summary>
    private static IReadOnlyList<NextStep> WayOut(IEnumerable<Problem> problems) => [.. problems.Select(static problem => problem.NextStep).OfType<NextStep>().Distinct()];

    private static PlannedTarget Faulted(TargetQuestion question, Exception exception) => Blocked(question, null, [Problem.Of(
        ProblemCodes.AdapterFaulted, $"The adapter of '{question.Adapter.Description.TargetId}' failed: {exception.GetType().Name}: {exception.Message}")]);

    private static List<Problem> Obstacles(TargetQuestion question, TargetObservation observation)
    {
        var obstacles = observation.Problems.Where(static problem => problem.IsError).ToList();
        if (observation.ForeignEntry is { } foreign && question.Action != ActionClass.RemoveOrphanedTarget)
        {
            // The adapter knows the file and the member it stands in.
            var told = observation.Problems.FirstOrDefault(static problem => problem.Code == ProblemCodes.StateConflict);
            obstacles.Insert(0, Problem.Of(
                ProblemCodes.StateConflict,
                $"{question.Adapter.Description.DisplayName} already has an entry that is not ours where '{question.IntegrationId}' would go: {foreign}") with
            {
                Path = told?.Path,
                Details = told?.Details,
                NextStep = NextStep.Of(NextStepActions.RemoveForeignEntry, ("client", question.Adapter.Description.TargetId)),
            });
        }

        return obstacles;
    }

    private List<Problem> VersionProblems(IClientAdapter adapter, IReadOnlyList<ProgramFacts> programs)
    {
        var problems = new List<Problem>();
        foreach (var facts in programs)
        {
            var declared = adapter.Description.Programs.First(program => string.Equals(program.Name, facts.Name, StringComparison.Ordinal));
            if (facts.IsPresent && (facts.Version is null || !declared.IsMeasured(facts.Version)))
            {
                problems.Add(Problem.Of(
                    ProblemCodes.ClientVersionUnverified,
                    $"'{facts.Name}' {facts.Version ?? "of an unknown version"} was not measured; measured: {string.Join(", ", declared.MeasuredVersions)}.",
                    facts.Location) with
                {
                    Severity = options.Value.BlockUnverifiedClientVersions ? ProblemSeverity.Error : ProblemSeverity.Warning,
                });
            }
        }

        return problems;
    }

    private static PlannedTarget Planned(
        TargetQuestion question, TargetObservation observation, TargetProposal proposal, List<Problem> versions, IReadOnlyList<string> roots)
    {
        // An adapter that knows its client's commands one by one says more about a version than the host can.
        var unsaid = versions.Where(known => !proposal.Problems.Any(problem => problem.Code == known.Code));
        List<Problem> problems = [.. proposal.Problems, .. unsaid, .. observation.Problems.Where(known => !proposal.Problems.Contains(known))];
        var blocking = proposal.Blocking || versions.Any(static problem => problem.IsError);
        return Base(question, observation) with
        {
            Summary = proposal.Summary,
            Blocking = blocking,
            Steps = blocking ? [] : proposal.Steps,
            Record = blocking ? null : proposal.Record,
            NextSteps = blocking && proposal.NextSteps.Count == 0 ? WayOut(problems.Where(static problem => problem.IsError)) : proposal.NextSteps,
            Problems = Named(problems, question),
            AllowedRoots = roots,
        };
    }

    private static PlannedTarget Base(TargetQuestion question, TargetObservation? observation) => new()
    {
        TargetId = question.Adapter.Description.TargetId,
        Action = question.Action,
        DeliveryKind = question.Adapter.Description.DeliveryKind,
        CapabilitySurface = question.Adapter.Description.CapabilitySurface,
        Summary = string.Empty,
        DeliveryDigest = question.Delivery?.Digest,
        SourceDigest = question.SourceDigest,
        Version = question.Version,
        RecordedState = question.Record?.State,
        Observation = observation,
    };

    private static IReadOnlyList<Problem> Named(IEnumerable<Problem> problems, TargetQuestion question) =>
        [.. problems.Select(problem => problem.TargetId is null ? problem with { TargetId = question.Adapter.Description.TargetId } : problem)];
}

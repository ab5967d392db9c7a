using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Diagnostics;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>An undisturbed mutation: the disk before and after it, and every place at which it can fail.</summary>
internal sealed record OutcomeReference(Scenario Scenario, IReadOnlyList<string> Targets, TargetImages Before, TargetImages After, IReadOnlyList<FaultPlace> Places)
{
    public DiskOracle Oracle => new(Before, After, Targets);

    public static async Task<OutcomeReference> OfAsync(Scenario scenario, DiskKind kind)
    {
        using var world = await scenario.ArrangeAsync(kind);
        var before = TargetImages.Of(world);
        var followed = new Followed();
        var plan = await scenario.PlanAsync(world);
        var result = await world.Lifecycle.ApplyAsync(plan, new() { LockTimeout = TimeSpan.Zero, Progress = followed });
        result.Outcome.ShouldBe(Outcome.Applied);
        var after = TargetImages.Of(world);
        List<string> targets = [.. result.Report.Targets.Select(static target => target.TargetId)];
        targets.ForEach(target => after[target].ShouldNotBe(before[target], $"{scenario.Operation} changes nothing of {target}"));
        return new(scenario, targets, before, after, [.. Find(plan.Document, targets, followed)]);
    }

    private static IEnumerable<FaultPlace> Find(ReportDocument plan, List<string> targets, Followed followed)
    {
        foreach (var what in new[] { FaultPlace.Nothing, FaultPlace.Journal, FaultPlace.Store, FaultPlace.Discard })
        {
            yield return new(what, FaultPlace.Never, targets[0]);
        }

        foreach (var target in plan.ManagedEntries.SelectMany(static entry => entry.Targets))
        {
            var seen = followed.Events.Where(progress => progress.TargetId == target.TargetId).ToList();
            List<PlannedStep> order = [.. target.PlannedSteps.Where(static step => step.Phase == StepPhase.Prepare), .. target.PlannedSteps.Where(static step => step.Phase == StepPhase.Apply)];
            var steps = seen.Where(static progress => progress.Step > 0).SelectMany(progress => Failures(order[progress.Step - 1].Kind).Select(what => (what, progress.Step)));
            (string What, int Step)[] whole = [(FaultPlace.ProofSaysNo, 0), (FaultPlace.ProofThrows, 0), (FaultPlace.State, 0)];
            foreach (var (what, step) in steps.Concat(whole))
            {
                foreach (var rollback in FaultPlace.IsUndone(what) ? FaultPlace.Rollbacks : [FaultPlace.Never])
                {
                    yield return new(what, rollback, target.TargetId, step);
                }
            }

            if (seen.Exists(static progress => progress.Stage == LifecycleStage.CleaningUp))
            {
                yield return new(FaultPlace.CleanUp, FaultPlace.Never, target.TargetId);
            }
        }
    }

    private static IEnumerable<string> Failures(string stepKind) => stepKind switch
    {
        "place_generation" => [FaultPlace.Reading, FaultPlace.Placing],
        "switch_pointer" => [FaultPlace.Reading, FaultPlace.Pointer],
        "edit_members" => [FaultPlace.Reading, FaultPlace.ClientFile],
        "run_client" => [FaultPlace.Reading, .. FaultPlace.Programs],
        "assert" => [FaultPlace.Reading],
        _ => throw new InvalidOperationException($"The table knows no failure of '{stepKind}'."),
    };
}

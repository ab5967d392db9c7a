using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Sessions;
using PluginKit.Storefront.Tests.Golden;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Sessions;

/// <summary>The exit criteria of the page that mutates: what a result shows before anybody has looked again.</summary>
public sealed class OutcomeTests
{
    private static readonly StorefrontContext UserScope = new() { Scope = InstallScope.User };

    private static readonly StorefrontInput Before = new()
    {
        Catalog = Say.Catalog(Say.Offered("notes", "claude", "codex")),
        Discovery = Say.Discovery(),
        List = Say.List(Say.Managed("notes", Say.Target("claude"))),
        Doctor = Say.Doctor(Say.Managed("notes", Say.Target("claude", health: HealthState.Healthy))),
    };

    private readonly Stage _stage = new();

    [Fact]
    public async Task Target_level_partial_success_rendering()
    {
        var shown = await ShownAfterAsync(
            "partial-success",
            Outcome.PartialSuccess,
            Done("claude", InstallState.Installed, TargetOutcome.Applied, ActionClass.UpdateVersion),
            Done("codex", InstallState.Removed, TargetOutcome.RolledBack, ActionClass.AdoptNewTarget) with { Problems = [Problem.Of(ProblemCodes.StepFailed, "It failed.")] });

        (shown.Version, shown.HealthState).ShouldBe(("2.0.0", HealthState.Healthy));
        shown.InstalledTargets.ShouldBe(["claude"]);
    }

    [Fact]
    public async Task Rolled_back_rendering_is_what_was_there_before()
    {
        var shown = await ShownAfterAsync("rolled-back", Outcome.RolledBack, Done("claude", InstallState.Installed, TargetOutcome.RolledBack, ActionClass.UpdateVersion));

        (shown.Version, shown.HealthState, shown.Targets[0].State).ShouldBe(("0.1.0", HealthState.Healthy, InstallState.Installed));
    }

    [Fact]
    public async Task Degraded_rendering_is_distinct_and_offers_the_repair()
    {
        var shown = await ShownAfterAsync("degraded", Outcome.Degraded, Done("claude", InstallState.Degraded, TargetOutcome.Degraded, ActionClass.UpdateVersion));

        (shown.Version, shown.HealthState, shown.Targets[0].State).ShouldBe(("0.1.0", HealthState.Degraded, InstallState.Degraded));
        shown.AllowedActions.ShouldContain(ActionClass.RepairDrift);
    }

    [Fact]
    public async Task Safe_retry_after_a_failure_runs_again_and_a_read_is_simply_asked_again()
    {
        await _stage.OpenAsync(Before, UserScope);
        await Should.ThrowAsync<IOException>(_stage.Session.MutateAsync(Stage.Mutation("notes", Task.FromException<ResultDocument>(new IOException("gone")))));

        var again = _stage.Session.MutateAsync(Stage.Mutation("notes", Task.FromResult(Stage.Result("notes", Outcome.Applied))));
        await _stage.AnswerInstalledAsync(Before);

        (await again).Result.Outcome.ShouldBe(Outcome.Applied);
        _stage.Session.View(UserScope).Surfaces.List.ShouldBe(SurfaceState.Ok);
    }

    private static ManagedTarget Done(string target, InstallState state, TargetOutcome outcome, ActionClass action) =>
        Stage.Done(target, state, outcome) with { ActionClass = action };

    private async Task<ViewEntry> ShownAfterAsync(string name, Outcome outcome, params ManagedTarget[] targets)
    {
        await _stage.OpenAsync(Before, UserScope);
        var mutation = _stage.Session.MutateAsync(Stage.Mutation("notes", Task.FromResult(Stage.Result("notes", outcome, targets))) with { Operation = "update" });

        // The result shows before the first surface has answered.
        var list = await _stage.Surfaces.List.NextAsync();
        var view = _stage.Session.View(UserScope);
        GoldenDocument.ShouldBe($"outcome-{name}", view);
        list.Give(Before.List);
        (await _stage.Surfaces.Discovery.NextAsync()).Give(Before.Discovery);
        (await _stage.Surfaces.Doctor.NextAsync()).Give(Before.Doctor);
        (await mutation).Result.Outcome.ShouldBe(outcome);
        return view.Entries.ShouldHaveSingleItem();
    }
}

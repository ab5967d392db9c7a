using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Sessions;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Sessions;

public sealed class MutationTests
{
    private static readonly StorefrontInput Before = new()
    {
        Catalog = Say.Catalog(Say.Offered("maps", "claude"), Say.Offered("notes", "claude", "codex")),
        Discovery = Say.Discovery(),
        List = Say.List(Say.Managed("notes", Say.Target("claude"))),
        Doctor = Say.Doctor(Say.Managed("notes", Say.Target("claude", health: HealthState.Healthy))),
    };

    private static readonly StorefrontInput After = Before with
    {
        List = Say.List(Say.Managed("maps", Say.Target("claude")), Say.Managed("notes", Say.Target("claude"))),
        Doctor = Say.Doctor(Say.Managed("maps", Say.Target("claude", health: HealthState.Healthy)), Say.Managed("notes", Say.Target("claude", health: HealthState.Healthy))),
    };

    private static readonly StorefrontContext UserScope = new() { Scope = InstallScope.User };

    private readonly Stage _stage = new();

    [Fact]
    public async Task The_result_of_a_mutation_wins_over_a_list_that_was_asked_for_before_it()
    {
        await _stage.OpenAsync(Before);
        var stale = _stage.Session.RefreshAsync(Stage.Page);
        var (catalog, discovery, list, doctor) = (await _stage.Surfaces.Catalog.NextAsync(), await _stage.Surfaces.Discovery.NextAsync(), await _stage.Surfaces.List.NextAsync(), await _stage.Surfaces.Doctor.NextAsync());
        var mutation = _stage.Session.MutateAsync(Stage.Mutation("maps", Task.FromResult(Stage.Result("maps", Outcome.Applied, Stage.Done("claude", InstallState.Installed, TargetOutcome.Applied)))));
        var refreshes = (await _stage.Surfaces.List.NextAsync(), await _stage.Surfaces.List.NextAsync());

        Installed(_stage.View).ShouldBe(["maps", "notes"]);
        list.Give(Before.List);
        doctor.Give(Before.Doctor);
        catalog.Give(Before.Catalog);
        discovery.Give(Say.Discovery(Say.Native("claude", "maps@integrationctl-maps", "maps")));
        var view = await stale;

        Installed(view).ShouldBe(["maps", "notes"]);
        var card = view.Entries[0];
        (card.EntryId, card.Version, card.HealthState, card.Scope).ShouldBe(("user::maps", "2.0.0", HealthState.Healthy, InstallScope.User));
        view.Entries.ShouldNotContain(static entry => entry.EntryKind == EntryKind.NativeExternalInstalled);
        view.Surfaces.List.ShouldBe(SurfaceState.Stale);

        foreach (var request in (ControlledSurfaces.Request<ReportDocument>[])[refreshes.Item1, refreshes.Item2])
        {
            request.Give(After.List);
        }

        await AnswerRestAsync(After);
        await AnswerRestAsync(After);
        (await _stage.Surfaces.Catalog.NextAsync()).Give(After.Catalog);
        var answer = await mutation;
        Installed(answer.View).ShouldBe(["maps", "notes"]);
        _stage.View.Surfaces.List.ShouldBe(SurfaceState.Ok);
        _stage.View.Entries[0].Version.ShouldBe("0.1.0");
    }

    [Fact]
    public async Task A_list_that_is_asked_for_after_the_mutation_wins_over_its_result()
    {
        await _stage.OpenAsync(Before, UserScope);
        var mutation = _stage.Session.MutateAsync(Stage.Mutation("maps", Task.FromResult(Stage.Result("maps", Outcome.Applied, Stage.Done("claude", InstallState.Installed, TargetOutcome.Applied)))));

        // Somebody else removed it meanwhile.
        await _stage.AnswerInstalledAsync(Before);

        Installed((await mutation).View).ShouldBe(["notes"]);
    }

    [Fact]
    public async Task A_second_mutation_with_the_same_key_is_busy_and_other_keys_are_not()
    {
        var first = new TaskCompletionSource<ResultDocument>();
        var running = _stage.Session.MutateAsync(Stage.Mutation("maps", first.Task));
        var ran = false;

        var second = await _stage.Session.MutateAsync(Stage.Mutation("maps", first.Task) with { RunAsync = _ => { ran = true; return first.Task; } });
        var other = _stage.Session.MutateAsync(Stage.Mutation("maps", Task.FromResult(Stage.Result("maps", Outcome.Failed)), InstallScope.Project, "/repo"));
        await _stage.AnswerInstalledAsync(Before, withCatalog: true);
        await other;

        ran.ShouldBeFalse();
        (second.Result.Outcome, second.Result.Ok).ShouldBe((Outcome.Failed, false));
        second.Result.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.Busy);
        DocumentReader.Read<ResultDocument>(DocumentJson.Write(second.Result)).Fidelity.ShouldBe(DocumentFidelity.Full);

        first.SetResult(Stage.Result("maps", Outcome.Applied));
        await _stage.AnswerInstalledAsync(Before, withCatalog: true);
        await running;
        var third = _stage.Session.MutateAsync(Stage.Mutation("maps", Task.FromResult(Stage.Result("maps", Outcome.Applied))));
        await _stage.AnswerInstalledAsync(Before);
        (await third).Result.Outcome.ShouldBe(Outcome.Applied);
    }

    [Fact]
    public async Task A_project_with_and_without_a_separator_at_its_end_is_one()
    {
        var first = new TaskCompletionSource<ResultDocument>();
        var running = _stage.Session.MutateAsync(Stage.Mutation("maps", first.Task, InstallScope.Project, "/repo"));

        var second = await _stage.Session.MutateAsync(Stage.Mutation("maps", first.Task, InstallScope.Project, "/repo/"));

        second.Result.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.Busy);
        new StorefrontContext { WorkspaceRoot = "/repo/" }.ShouldBe(new StorefrontContext { WorkspaceRoot = "/repo" });
        first.SetResult(Stage.Result("maps", Outcome.Applied));
        await _stage.AnswerInstalledAsync(Before, withCatalog: true);
        await running;
    }

    [Fact]
    public async Task The_refresh_after_a_mutation_uses_its_own_scope_and_workspace_whatever_the_page_shows_by_then()
    {
        var started = new TaskCompletionSource<ResultDocument>();
        var mutation = _stage.Session.MutateAsync(Stage.Mutation("maps", started.Task, InstallScope.Project, "/first"));
        var second = new StorefrontContext { WorkspaceRoot = "/second" };
        await _stage.OpenAsync(Before, second);

        started.SetResult(Stage.Result("maps", Outcome.Applied));
        var list = await _stage.Surfaces.List.NextAsync();
        list.Context.ShouldBe(new StorefrontContext { Scope = InstallScope.Project, WorkspaceRoot = "/first" });
        list.Give(Say.List());
        (await _stage.Surfaces.Doctor.NextAsync()).Give(Say.Doctor());
        (await _stage.Surfaces.Discovery.NextAsync()).Give(Say.Discovery());
        (await _stage.Surfaces.Catalog.NextAsync()).Give(Say.Catalog());

        var answer = await mutation;
        (answer.View.RequestedScope, answer.View.RequestedWorkspaceRoot).ShouldBe((InstallScope.Project, "/first"));
        _stage.Session.View(second).Surfaces.List.ShouldBe(SurfaceState.Ok);
        _stage.Surfaces.List.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task When_the_refresh_afterwards_fails_the_result_stays_and_is_marked()
    {
        await _stage.OpenAsync(Before, UserScope);
        var mutation = _stage.Session.MutateAsync(Stage.Mutation("notes", Task.FromResult(Stage.Result("notes", Outcome.Degraded, Stage.Done("claude", InstallState.Degraded, TargetOutcome.Degraded)))));
        (await _stage.Surfaces.List.NextAsync()).Throw(new IOException());
        (await _stage.Surfaces.Doctor.NextAsync()).Throw(new IOException());
        (await _stage.Surfaces.Discovery.NextAsync()).Give(Say.Discovery());

        var view = (await mutation).View;

        view.Entries[0].HealthState.ShouldBe(HealthState.Degraded);
        view.Entries[0].Version.ShouldBe("0.1.0");
        view.Entries[0].StaleSurfaces.ShouldBe(["list", "doctor"]);
    }

    [Fact]
    public async Task A_removed_plugin_is_available_again_at_once()
    {
        await _stage.OpenAsync(Before, UserScope);
        var mutation = _stage.Session.MutateAsync(Stage.Mutation("notes", Task.FromResult(Stage.Result("notes", Outcome.Applied, Stage.Done("claude", InstallState.Removed, TargetOutcome.Applied)))));
        var list = await _stage.Surfaces.List.NextAsync();

        Installed(_stage.Session.View(UserScope)).ShouldBeEmpty();
        _stage.Session.View(UserScope).Entries.Select(static entry => entry.EntryId).ShouldBe(["maps", "notes"]);
        list.Give(Say.List());
        await AnswerRestAsync(Before);
        await mutation;
    }

    [Fact]
    public async Task Example_7_a_refused_second_install_intent_leaves_the_page_as_it_was()
    {
        await _stage.OpenAsync(Before, new() { WorkspaceRoot = "/repo" });
        var before = _stage.Session.View(new() { WorkspaceRoot = "/repo" });
        var conflict = Problem.Of(ProblemCodes.StateConflict, "It is managed in the user scope.") with { Details = new Dictionary<string, string> { ["managed_entry_key"] = "user::notes" } };
        var refused = Stage.Result("notes", Outcome.Failed) with { Problems = [conflict], RequestedScope = InstallScope.Project };
        var mutation = _stage.Session.MutateAsync(Stage.Mutation("notes", Task.FromResult(refused), InstallScope.Project, "/repo"));
        var lists = (await _stage.Surfaces.List.NextAsync(), await _stage.Surfaces.List.NextAsync());

        var during = _stage.Session.View(new() { WorkspaceRoot = "/repo" });
        during.Entries.Select(static entry => (entry.EntryId, entry.Scope, entry.Version)).ShouldBe(before.Entries.Select(static entry => (entry.EntryId, entry.Scope, entry.Version)));
        lists.Item1.Give(Before.List);
        lists.Item2.Give(Before.List);
        await AnswerRestAsync(Before);
        await AnswerRestAsync(Before);
        (await _stage.Surfaces.Catalog.NextAsync()).Give(Before.Catalog);
        (await mutation).Result.Problems.ShouldHaveSingleItem().Details!["managed_entry_key"].ShouldBe("user::notes");
        _stage.Session.View(new() { WorkspaceRoot = "/repo" }).Entries.Count.ShouldBe(before.Entries.Count);
    }

    [Fact]
    public async Task Example_8_a_target_that_an_update_adopted_shows_beside_the_updated_one()
    {
        await _stage.OpenAsync(Before, UserScope);
        var result = Stage.Result(
            "notes",
            Outcome.Applied,
            Stage.Done("claude", InstallState.Installed, TargetOutcome.Applied) with { ActionClass = ActionClass.UpdateVersion },
            Stage.Done("codex", InstallState.ActivationPending, TargetOutcome.Applied) with { ActionClass = ActionClass.AdoptNewTarget });
        var mutation = _stage.Session.MutateAsync(Stage.Mutation("notes", Task.FromResult(result)));
        var list = await _stage.Surfaces.List.NextAsync();

        var card = _stage.Session.View(UserScope).Entries[0];
        card.InstalledTargets.ShouldBe(["claude", "codex"]);
        (card.Version, card.HealthState).ShouldBe(("2.0.0", HealthState.Attention));
        list.Give(Before.List);
        await AnswerRestAsync(Before);
        (await mutation).Result.Report.Targets.Select(static target => target.ActionClass).ShouldBe([ActionClass.UpdateVersion, ActionClass.AdoptNewTarget]);
    }

    [Theory]
    [InlineData("rolled_back")]
    [InlineData("failed")]
    [InlineData("blocked")]
    public async Task An_install_that_did_not_happen_makes_no_card(string outcome)
    {
        await _stage.OpenAsync(Before, UserScope);
        var result = Stage.Result("maps", Outcome.RolledBack, Stage.Done("claude", InstallState.Prepared, TargetOutcome.From(outcome)));
        var mutation = _stage.Session.MutateAsync(Stage.Mutation("maps", Task.FromResult(result)));
        var list = await _stage.Surfaces.List.NextAsync();

        Installed(_stage.Session.View(UserScope)).ShouldBe(["notes"]);
        list.Give(Before.List);
        await AnswerRestAsync(Before);
        await mutation;
    }

    [Fact]
    public async Task A_cancelled_mutation_says_so_and_what_was_read_before_is_not_fresh_any_more()
    {
        await _stage.OpenAsync(Before, UserScope);
        var cancelled = Stage.Mutation("maps", Task.FromCanceled<ResultDocument>(new(canceled: true)));

        await Should.ThrowAsync<OperationCanceledException>(_stage.Session.MutateAsync(cancelled));

        var view = _stage.Session.View(UserScope);
        Installed(view).ShouldBe(["notes"]);
        (view.Surfaces.Catalog, view.Surfaces.List, view.Surfaces.Doctor, view.Surfaces.Discovery).ShouldBe((SurfaceState.Ok, SurfaceState.Stale, SurfaceState.Stale, SurfaceState.Stale));
    }

    private static IEnumerable<string?> Installed(ViewDocument view) =>
        view.Entries.Where(static entry => entry.EntryKind == EntryKind.UniversalInstalled).Select(static entry => entry.IntegrationId);

    private async Task AnswerRestAsync(StorefrontInput input)
    {
        (await _stage.Surfaces.Discovery.NextAsync()).Give(input.Discovery);
        (await _stage.Surfaces.Doctor.NextAsync()).Give(input.Doctor);
    }
}

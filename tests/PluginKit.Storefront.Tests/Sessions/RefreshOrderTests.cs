using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Sessions;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Sessions;

public sealed class RefreshOrderTests
{
    private readonly Stage _stage = new();

    [Fact]
    public async Task All_surfaces_are_asked_before_any_of_them_answers()
    {
        var refresh = _stage.Session.RefreshAsync(Stage.Page);
        var catalog = await _stage.Surfaces.Catalog.NextAsync();
        var discovery = await _stage.Surfaces.Discovery.NextAsync();
        var list = await _stage.Surfaces.List.NextAsync();
        var doctor = await _stage.Surfaces.Doctor.NextAsync();

        refresh.IsCompleted.ShouldBeFalse();
        doctor.Give(Say.Doctor());
        list.Give(Say.List());
        discovery.Give(Say.Discovery());
        catalog.Give(Say.Catalog(Say.Offered("notes", "claude")));
        (await refresh).Entries.ShouldHaveSingleItem().AllowedActions.ShouldBe([ActionClass.InstallTarget]);
    }

    [Fact]
    public async Task P12_eight_refreshes_out_of_order_end_with_the_one_that_was_started_last()
    {
        var random = new Random(12);
        for (var round = 0; round < 40; round++)
        {
            var stage = new Stage();
            var refreshes = new Task[8];
            var requests = new ControlledSurfaces.Request<CatalogDocument>[8];
            for (var number = 0; number < 8; number++)
            {
                refreshes[number] = stage.Session.RefreshAsync(Stage.Page, StorefrontSurfaces.Catalog);
                requests[number] = await stage.Surfaces.Catalog.NextAsync();
            }

            var newest = -1;
            int[] order = [.. Enumerable.Range(0, 8)];
            random.Shuffle(order);
            foreach (var number in order)
            {
                requests[number].Give(Say.Catalog(Say.Offered($"plugin-{number}", "claude")));
                await refreshes[number];
                newest = Math.Max(newest, number);
                stage.View.Entries.ShouldHaveSingleItem().EntryId.ShouldBe($"plugin-{newest}");
            }
        }
    }

    [Theory]
    [InlineData("list")]
    [InlineData("doctor")]
    [InlineData("discovery")]
    public async Task P12_an_older_answer_of_any_surface_never_replaces_a_newer_one(string surface)
    {
        await _stage.OpenAsync(new() { Catalog = Say.Catalog(), Discovery = Say.Discovery(), List = Say.List(Say.Managed("old", Say.Target("claude"))), Doctor = Say.Doctor() });
        var selected = Enum.Parse<StorefrontSurfaces>(surface, ignoreCase: true);
        var first = _stage.Session.RefreshAsync(Stage.Page, selected);
        var answerFirst = await AnswerOf(surface, "old");
        var second = _stage.Session.RefreshAsync(Stage.Page, selected);
        var answerSecond = await AnswerOf(surface, "new");

        answerSecond();
        var newer = await second;
        answerFirst();

        Say.Json(await first).ShouldBe(Say.Json(newer));
    }

    [Fact]
    public async Task A_catalog_snapshot_that_was_made_earlier_does_not_replace_a_later_one()
    {
        var later = Snapshot(12, "new");
        await _stage.OpenAsync(new() { Catalog = later, Discovery = Say.Discovery(), List = Say.List(), Doctor = Say.Doctor() });
        var refresh = _stage.Session.RefreshAsync(Stage.Page, StorefrontSurfaces.Catalog);
        (await _stage.Surfaces.Catalog.NextAsync()).Give(Snapshot(11, "old"));

        var view = await refresh;

        view.Entries.ShouldHaveSingleItem().EntryId.ShouldBe("new");
        view.Surfaces.Catalog.ShouldBe(SurfaceState.Stale);
        view.Problems.Has(ProblemCodes.CatalogStale).ShouldBeTrue();
    }

    [Fact]
    public async Task A_surface_that_throws_keeps_its_last_good_answer_and_the_others_are_fresh()
    {
        await _stage.OpenAsync(Whole("1.0.0"));
        var refresh = _stage.Session.RefreshAsync(Stage.Page);
        (await _stage.Surfaces.List.NextAsync()).Throw(new IOException("/home/ada/secret"));
        (await _stage.Surfaces.Catalog.NextAsync()).Throw(new InvalidOperationException("no"));
        (await _stage.Surfaces.Discovery.NextAsync()).Give(Say.Discovery(Say.Native("codex", "atlas@team", "Atlas")));
        (await _stage.Surfaces.Doctor.NextAsync()).Give(Say.Doctor());

        var view = await refresh;

        view.Surfaces.ShouldBe(new SurfaceStates { Catalog = SurfaceState.Stale, Discovery = SurfaceState.Ok, List = SurfaceState.Stale, Doctor = SurfaceState.Ok });
        view.Entries.Select(static entry => entry.DisplayName).ShouldBe(["notes", "Atlas"]);
        view.Entries[0].Version.ShouldBe("1.0.0");
        view.Problems.Has(ProblemCodes.SurfaceUnavailable, "list").ShouldBeTrue();
        view.Warnings.ShouldAllBe(static warning => !warning.Contains("secret", StringComparison.Ordinal));

        await _stage.OpenAsync(Whole("2.0.0"));
        _stage.View.Problems.ShouldBeEmpty();
        _stage.View.Entries[0].Version.ShouldBe("2.0.0");
    }

    [Fact]
    public async Task A_failure_that_comes_late_does_not_spoil_a_newer_answer_and_a_late_answer_still_helps_after_a_newer_failure()
    {
        var first = _stage.Session.RefreshAsync(Stage.Page, StorefrontSurfaces.List);
        var one = await _stage.Surfaces.List.NextAsync();
        var second = _stage.Session.RefreshAsync(Stage.Page, StorefrontSurfaces.List);
        var two = await _stage.Surfaces.List.NextAsync();
        var third = _stage.Session.RefreshAsync(Stage.Page, StorefrontSurfaces.List);
        var three = await _stage.Surfaces.List.NextAsync();

        three.Throw(new TimeoutException());
        await third;
        _stage.View.Surfaces.List.ShouldBe(SurfaceState.Unavailable);
        two.Give(Say.List(Say.Managed("notes", Say.Target("claude"))));
        await second;
        _stage.View.Entries.ShouldHaveSingleItem().IntegrationId.ShouldBe("notes");
        _stage.View.Surfaces.List.ShouldBe(SurfaceState.Stale);
        one.Throw(new TimeoutException());
        await first;
        _stage.View.Entries.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_refused_or_misplaced_answer_costs_nothing_that_is_at_hand()
    {
        await _stage.OpenAsync(Whole("1.0.0"));
        var refresh = _stage.Session.RefreshAsync(Stage.Page, StorefrontSurfaces.List | StorefrontSurfaces.Catalog);
        (await _stage.Surfaces.List.NextAsync()).Give(Say.Report(ReportKind.PlanUpdate, Say.Managed("planned", Say.Target("claude"))));
        (await _stage.Surfaces.Catalog.NextAsync()).Give(Say.Catalog() with { Ok = false, Problems = [Problem.Of(ProblemCodes.CatalogCorrupt, "Corrupt.")] });

        var view = await refresh;

        view.Entries.ShouldHaveSingleItem().IntegrationId.ShouldBe("notes");
        view.Entries[0].CatalogMetadataAvailable.ShouldBeTrue();
        view.Problems.Has(ProblemCodes.CatalogCorrupt).ShouldBeTrue();
        view.Problems.Has(ProblemCodes.SurfaceUnavailable, "list").ShouldBeTrue();
    }

    [Fact]
    public async Task A_cancelled_refresh_says_so_and_spoils_nothing()
    {
        await _stage.OpenAsync(Whole("1.0.0"));
        using var cancellation = new CancellationTokenSource();
        var refresh = _stage.Session.RefreshAsync(Stage.Page, StorefrontSurfaces.List, cancellation.Token);
        await _stage.Surfaces.List.NextAsync();
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(refresh);
        _stage.View.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_about_different_things_do_not_mix()
    {
        var other = new StorefrontContext { WorkspaceRoot = "/other", Targets = ["claude"] };
        await _stage.OpenAsync(Whole("1.0.0"));
        await _stage.OpenAsync(new() { Catalog = Say.Catalog(), Discovery = Say.Discovery(), List = Say.List(), Doctor = Say.Doctor() }, other);

        _stage.View.Entries.ShouldHaveSingleItem();
        var view = _stage.Session.View(new() { WorkspaceRoot = "/other", Targets = ["claude"] });
        view.Entries.ShouldBeEmpty();
        view.Ok.ShouldBeTrue();
        view.RequestedWorkspaceRoot.ShouldBe("/other");
        view.RequestedTargets.ShouldBe(["claude"]);
    }

    private static StorefrontInput Whole(string version) => new()
    {
        Catalog = Say.Catalog(Say.Offered("notes", "claude")),
        Discovery = Say.Discovery(),
        List = Say.List(Say.Managed("notes", Say.Target("claude")) with { ResolvedVersion = version }),
        Doctor = Say.Doctor(Say.Managed("notes", Say.Target("claude", health: HealthState.Healthy))),
    };

    private static CatalogDocument Snapshot(int hour, string id)
    {
        var catalog = Say.Catalog(Say.Offered(id, "claude"));
        return catalog with { Source = catalog.Source with { Kind = "bundled_snapshot", Location = "/catalog.json", FetchedAt = Say.Noon.AddHours(hour) } };
    }

    private async Task<Action> AnswerOf(string surface, string what)
    {
        switch (surface)
        {
            case "list":
                var list = await _stage.Surfaces.List.NextAsync();
                return () => list.Give(Say.List(Say.Managed(what, Say.Target("claude"))));
            case "doctor":
                var doctor = await _stage.Surfaces.Doctor.NextAsync();
                return () => doctor.Give(Say.Doctor(Say.Managed("old", Say.Target("claude", health: what == "old" ? HealthState.Degraded : HealthState.Healthy))));
            default:
                var discovery = await _stage.Surfaces.Discovery.NextAsync();
                return () => discovery.Give(Say.Discovery(Say.Native("claude", what, what)));
        }
    }
}

using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Views;

/// <summary>R-55: failure of one surface degrades what that surface alone knows, and nothing else.</summary>
public sealed class DegradationTests
{
    private static readonly StorefrontInput Whole = new()
    {
        Catalog = Say.Catalog(Say.Offered("installed", "claude"), Say.Offered("offered", "claude")),
        Discovery = Say.Discovery(Say.Native("codex", "native@team", "Native")),
        List = Say.List(Say.Managed("installed", Say.Target("claude"))),
        Doctor = Say.Doctor(Say.Managed("installed", Say.Target("claude", InstallState.Degraded, HealthState.Degraded))),
    };

    private readonly MixedView _view = new();

    [Fact]
    public void All_four_surfaces_give_a_complete_view_without_problems()
    {
        var view = _view.Derive(Whole);

        view.Problems.ShouldBeEmpty();
        view.Ok.ShouldBeTrue();
        view.Surfaces.ShouldBe(new SurfaceStates { Catalog = SurfaceState.Ok, Discovery = SurfaceState.Ok, List = SurfaceState.Ok, Doctor = SurfaceState.Ok });
        view.Entries.Select(static entry => entry.DisplayName).ShouldBe(["installed", "Native", "offered"]);
        view.Entries.Select(static entry => entry.Rank).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Without_the_catalog_installed_and_native_cards_stay()
    {
        var view = _view.Derive(Whole with { Catalog = null });

        view.Surfaces.Catalog.ShouldBe(SurfaceState.Unavailable);
        view.Problems.Has(ProblemCodes.SurfaceUnavailable, "catalog").ShouldBeTrue();
        view.Warnings.ShouldNotBeEmpty();
        view.Entries.Select(static entry => entry.DisplayName).ShouldBe(["installed", "Native"]);
        view.Entries[0].CatalogMetadataAvailable.ShouldBeFalse();
        view.Entries[0].AllowedActions.Count.ShouldBe(3);
    }

    [Fact]
    public void Without_discovery_universal_cards_stay_and_the_view_does_not_claim_that_nothing_is_installed()
    {
        var view = _view.Derive(Whole with { Discovery = null });

        view.Surfaces.Discovery.ShouldBe(SurfaceState.Unavailable);
        view.Problems.Has(ProblemCodes.SurfaceUnavailable, "discovery").ShouldBeTrue();
        view.Entries.Select(static entry => entry.DisplayName).ShouldBe(["installed", "offered"]);
    }

    [Fact]
    public void Without_the_list_doctor_creates_no_card_and_nothing_can_be_added_by_accident()
    {
        var view = _view.Derive(Whole with { List = null });

        view.Surfaces.List.ShouldBe(SurfaceState.Unavailable);
        view.Entries.ShouldNotContain(static entry => entry.EntryKind == EntryKind.UniversalInstalled);
        view.Entries.Where(static entry => entry.EntryKind == EntryKind.UniversalAvailable)
            .ShouldAllBe(static entry => entry.AllowedActions.Count == 0);
    }

    [Fact]
    public void Without_doctor_health_is_unknown_and_ownership_stays()
    {
        var entry = _view.Derive(Whole with { Doctor = null }).Entries[0];

        entry.EntryKind.ShouldBe(EntryKind.UniversalInstalled);
        entry.HealthState.ShouldBe(HealthState.Unknown);
        entry.IssueCount.ShouldBeNull();
        entry.InstalledTargets.ShouldBe(["claude"]);
    }

    [Fact]
    public void Without_any_surface_the_view_says_that_it_is_not_an_answer()
    {
        var view = _view.Derive(new());

        view.Ok.ShouldBeFalse();
        view.Entries.ShouldBeEmpty();
        view.Problems.Count(static problem => problem.Code == ProblemCodes.SurfaceUnavailable).ShouldBe(4);
    }

    [Fact]
    public void A_refused_answer_without_entries_is_no_answer_and_its_problem_is_carried_on()
    {
        var refused = Say.Catalog() with { Ok = false, Problems = [Problem.Of(ProblemCodes.CatalogCorrupt, "The snapshot is corrupt.", "/snapshot.json")] };

        var view = _view.Derive(Whole with { Catalog = refused });

        view.Surfaces.Catalog.ShouldBe(SurfaceState.Unavailable);
        view.Problems.Has(ProblemCodes.CatalogCorrupt).ShouldBeTrue();
        view.Entries[0].EntryKind.ShouldBe(EntryKind.UniversalInstalled);
    }

    [Fact]
    public void An_older_answer_is_used_and_marked()
    {
        var old = Whole.Catalog! with { Source = Whole.Catalog!.Source with { Stale = true } };
        var told = new SurfaceStates { Catalog = SurfaceState.Ok, Discovery = SurfaceState.Unavailable, List = SurfaceState.Stale, Doctor = SurfaceState.Ok };

        var view = _view.Derive(Whole with { Catalog = old, Doctor = null, Surfaces = told });

        view.Surfaces.Catalog.ShouldBe(SurfaceState.Stale);
        view.Surfaces.Discovery.ShouldBe(SurfaceState.Stale);
        view.Surfaces.List.ShouldBe(SurfaceState.Stale);
        view.Surfaces.Doctor.ShouldBe(SurfaceState.Unavailable);
        view.Entries.Count.ShouldBe(3);
        view.Warnings.Count(static warning => warning.Contains("older answer", StringComparison.Ordinal)).ShouldBe(3);
        view.Entries.Select(static entry => string.Join(',', entry.StaleSurfaces)).ShouldBe(["catalog,list", "discovery", "catalog,list"]);
    }

    [Fact]
    public void Recovery_guidance_of_doctor_reaches_the_view_also_when_it_stands_in_its_warnings_alone()
    {
        var operation = new OpenOperation { OperationId = "op-1", Operation = "update", IntegrationId = "installed", Status = "degraded" };
        var doctor = Whole.Doctor! with { Warnings = ["Operation op-1 for installed ended degraded - run repair."], OpenOperations = [operation] };

        var view = _view.Derive(Whole with { Doctor = doctor });

        view.Warnings.ShouldBe(["Operation op-1 for installed ended degraded - run repair."]);
        view.OpenOperations.ShouldBe([operation]);
    }

    [Fact]
    public void Health_is_doctors_alone()
    {
        var list = Say.List(Say.Managed("installed", Say.Target("claude", InstallState.Degraded, HealthState.Degraded), Say.Target("codex", InstallState.Degraded)) with { HealthState = HealthState.Degraded, IssueCount = 3 });
        var partly = Say.Doctor(Say.Managed("installed", Say.Target("claude", health: HealthState.Healthy)));

        var without = _view.Derive(new() { List = list }).Entries.ShouldHaveSingleItem();
        var with = _view.Derive(new() { List = list, Doctor = partly }).Entries.ShouldHaveSingleItem();

        (without.HealthState, without.IssueCount).ShouldBe((HealthState.Unknown, null));
        without.Targets.ShouldAllBe(static target => target.HealthState == null);
        with.HealthState.ShouldBe(HealthState.Unknown);
        with.Targets.Select(static target => target.HealthState).ShouldBe([HealthState.Healthy, null]);
    }
}

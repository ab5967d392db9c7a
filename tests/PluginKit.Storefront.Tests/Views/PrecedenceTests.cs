using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Views;

public sealed class PrecedenceTests
{
    private readonly MixedView _view = new();

    [Fact]
    public void Doctor_wins_for_health_and_list_for_ownership()
    {
        var owned = Say.Managed("notes", InstallScope.Project, "/repo", Say.Target("claude")) with { ResolvedVersion = "1.0.0" };
        var examined = owned with
        {
            Policy = new() { Scope = InstallScope.User, AdoptNewTargets = "auto" },
            WorkspaceRoot = "/elsewhere",
            ResolvedVersion = "9.9.9",
            IssueCount = 2,
            Targets = [Say.Target("claude", InstallState.Degraded) with { DeliveryKind = "other", ManualSteps = ["Repair it."] }],
        };

        var entry = _view.Derive(new() { List = Say.List(owned), Doctor = Say.Doctor(examined) }).Entries.ShouldHaveSingleItem();

        entry.Scope.ShouldBe(InstallScope.Project);
        entry.WorkspaceRoot.ShouldBe("/repo");
        entry.Version.ShouldBe("1.0.0");
        entry.HealthState.ShouldBe(HealthState.Degraded);
        entry.IssueCount.ShouldBe(2);
        var target = entry.Targets.ShouldHaveSingleItem();
        target.State.ShouldBe(InstallState.Degraded);
        target.DeliveryKind.ShouldBe("claude-plugin");
        target.ManualSteps.ShouldBe(["Repair it."]);
    }

    [Fact]
    public void Doctor_adds_neither_records_nor_targets_and_the_contradiction_is_told()
    {
        var view = _view.Derive(new()
        {
            List = Say.List(Say.Managed("notes", Say.Target("claude"))),
            Doctor = Say.Doctor(Say.Managed("notes", Say.Target("claude"), Say.Target("codex")), Say.Managed("ghost", Say.Target("claude"))),
        });

        view.Entries.ShouldHaveSingleItem().Targets.ShouldHaveSingleItem().TargetId.ShouldBe("claude");
        view.Problems.Count(static problem => problem.Code == ProblemCodes.SurfacesDisagree).ShouldBe(2);
    }

    [Fact]
    public void A_target_that_doctor_finds_gone_is_not_installed()
    {
        var entry = _view.Derive(new()
        {
            List = Say.List(Say.Managed("notes", Say.Target("claude"), Say.Target("codex"))),
            Doctor = Say.Doctor(Say.Managed("notes", Say.Target("claude", InstallState.Removed), Say.Target("codex"))),
        }).Entries.ShouldHaveSingleItem();

        entry.InstalledTargets.ShouldBe(["codex"]);
        entry.HealthState.ShouldBe(HealthState.Degraded);
    }

    [Fact]
    public void The_metadata_of_one_target_never_reaches_the_card()
    {
        var offered = Say.Offered("notes", "claude", "codex") with
        {
            HomepageUrl = "https://shared.example",
            EffectiveTargetMetadata = new Dictionary<string, TargetMetadata> { ["codex"] = new() { HomepageUrl = "https://codex.example" } },
        };

        _view.Derive(new() { Catalog = Say.Catalog(offered) }).Entries[0].HomepageUrl.ShouldBe("https://shared.example");
    }

    [Fact]
    public void The_strongest_hint_of_the_targets_is_the_hint_of_the_card()
    {
        var entry = _view.Derive(new()
        {
            List = Say.List(Say.Managed(
                "notes",
                Say.Target("claude") with { ActivationState = ActivationState.ReloadPending },
                Say.Target("codex") with { ActivationHint = ActivationHint.UserStepNeeded })),
        }).Entries.ShouldHaveSingleItem();

        entry.ActivationHint.ShouldBe(ActivationHint.UserStepNeeded);
    }

    [Fact]
    public void Words_of_a_newer_writer_are_kept_and_count_as_unknown()
    {
        var list = Say.List(Say.Managed("notes", Say.Target("claude")));
        var doctor = Say.Doctor(Say.Managed("notes", Say.Target("claude", health: HealthState.From("splendid"))));

        var entry = _view.Derive(new() { List = list, Doctor = doctor }).Entries.ShouldHaveSingleItem();

        entry.HealthState.ShouldBe(HealthState.Unknown);
        entry.Targets[0].HealthState.ShouldBe(HealthState.From("splendid"));
    }

    [Fact]
    public void An_action_that_no_managed_target_supports_is_not_offered()
    {
        var offered = Say.Offered("notes", "claude") with
        {
            TargetSupport = new Dictionary<string, TargetSupport> { ["claude"] = Say.Support("claude") with { SupportsUpdate = false } },
        };

        var entry = _view.Derive(new() { Catalog = Say.Catalog(offered), List = Say.List(Say.Managed("notes", Say.Target("claude"))) }).Entries[0];

        entry.AllowedActions.ShouldBe([ActionClass.RemoveOrphanedTarget, ActionClass.RepairDrift]);
    }

    [Fact]
    public void A_universal_plugin_for_nobody_here_offers_no_install()
    {
        var entry = _view.Derive(new() { Catalog = Say.Catalog(Say.Offered("notes")), List = Say.List() }).Entries.ShouldHaveSingleItem();

        entry.AllowedActions.ShouldBeEmpty();
        entry.Labels.ShouldBe(["Universal"]);
    }

    [Fact]
    public void Enable_and_disable_are_offered_only_when_opted_in_and_only_where_they_change_something()
    {
        var options = new StorefrontOptions { OptInActions = { ActionClass.EnableTarget } };
        var list = Say.List(Say.Managed("off", Say.Target("claude", InstallState.Disabled)), Say.Managed("on", Say.Target("claude")));

        var opted = new MixedView(options).Derive(new() { List = list });
        var plain = _view.Derive(new() { List = list });

        opted.Entries[0].AllowedActions.ShouldContain(ActionClass.EnableTarget);
        opted.Entries[1].AllowedActions.ShouldNotContain(ActionClass.EnableTarget);
        opted.Entries.ShouldAllBe(static entry => !entry.AllowedActions.Contains(ActionClass.DisableTarget));
        plain.Entries.ShouldAllBe(static entry => entry.AllowedActions.Count == 3);
    }

    [Fact]
    public void Labels_come_from_options_then_from_the_catalog_then_from_the_id()
    {
        var options = new StorefrontOptions { ProviderLabels = { ["claude"] = "Claude" } };
        var view = new MixedView(options).Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("a", "claude", "cursor")),
            Discovery = Say.Discovery(Say.Native("zed", "x", "X")),
        });

        view.Entries[0].Labels.ShouldBe(["Installed - zed only"]);
        view.Entries[1].Labels.ShouldBe(["Universal", "Claude + The cursor client"]);
    }

    [Fact]
    public void Only_targets_that_are_offered_first_are_on_the_badge()
    {
        var offered = Say.Offered("a", "claude", "cursor") with { PrimaryActionTargets = ["claude"] };

        _view.Derive(new() { Catalog = Say.Catalog(offered) }).Entries[0].Labels.ShouldBe(["Universal", "Anthropic only"]);
    }

    [Fact]
    public void Ids_of_the_view_stay_unique_when_a_document_repeats_a_key()
    {
        var native = Say.Native("claude", "x", "X") with { DiscoveryKey = "notes" };

        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude"), Say.Offered("notes", "codex")),
            Discovery = Say.Discovery(native.Matched("notes", MatchConfidence.Heuristic), native),
        });

        view.Entries.Count.ShouldBe(3);
        view.Entries.Select(static entry => entry.EntryId).ShouldBeUnique();
        view.Entries.Single(static entry => entry.EntryKind == EntryKind.UniversalAvailable).Problems.Has(ProblemCodes.CatalogDuplicateId).ShouldBeTrue();
        var related = view.Entries.Single(static entry => entry.EntryKind == EntryKind.UniversalAvailable).Relations.ShouldHaveSingleItem();
        view.Entries.Single(entry => entry.EntryId == related.EntryId).EntryKind.ShouldBe(EntryKind.NativeExternalInstalled);
    }

    [Fact]
    public void A_page_offers_only_what_the_application_can_carry_out()
    {
        var options = new StorefrontOptions();
        options.SupportedActions.IntersectWith([ActionClass.InstallTarget, ActionClass.RemoveOrphanedTarget]);

        var view = new MixedView(options).Derive(new() { List = Say.List(Say.Managed("notes", Say.Target("claude"))) });

        view.Entries.ShouldHaveSingleItem().AllowedActions.ShouldBe([ActionClass.RemoveOrphanedTarget]);
    }
}

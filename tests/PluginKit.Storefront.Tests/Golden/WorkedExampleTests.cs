using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Golden;

/// <summary>The eight worked examples of the integration plan. What a mutation adds to the seventh and eighth is told by the tests of the session.</summary>
public sealed class WorkedExampleTests
{
    private readonly MixedView _view = new();

    [Fact]
    public void Example_1_a_managed_install_is_one_card_with_health_from_doctor_and_words_from_the_catalog()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("context7", "claude", "codex") with { DisplayName = "Context7" }),
            Discovery = Say.Discovery() with { ManagedOverlapCount = 1 },
            List = Say.List(Say.Managed("context7", Say.Target("claude"))),
            Doctor = Say.Doctor(Say.Managed("context7", Say.Target("claude", health: HealthState.Healthy))),
        });

        var entry = view.Entries.ShouldHaveSingleItem();
        entry.EntryKind.ShouldBe(EntryKind.UniversalInstalled);
        entry.EntryId.ShouldBe("user::context7");
        entry.DisplayName.ShouldBe("Context7");
        entry.HealthState.ShouldBe(HealthState.Healthy);
        entry.Labels.ShouldBe(["Universal", "Anthropic + Codex"]);
        entry.InstalledTargets.ShouldBe(["claude"]);
        entry.Version.ShouldBe("0.1.0");
        entry.CatalogVersion.ShouldBe("0.2.0");
        entry.AllowedActions.ShouldBe([ActionClass.UpdateVersion, ActionClass.RemoveOrphanedTarget, ActionClass.RepairDrift]);
        GoldenDocument.ShouldBe("worked-example-1-managed-universal-install-with-overlap-suppression", view);
    }

    [Fact]
    public void Example_2_a_native_install_and_its_universal_plugin_stay_two_cards_that_point_at_each_other()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("context7", "claude", "codex")),
            Discovery = Say.Discovery(Say.Native("claude", "context7@official", "Context7").Matched("context7", MatchConfidence.Exact)),
            List = Say.List(),
            Doctor = Say.Doctor(),
        });

        view.Entries.Select(static entry => entry.EntryKind).ShouldBe([EntryKind.NativeExternalInstalled, EntryKind.UniversalAvailable]);
        var (native, universal) = (view.Entries[0], view.Entries[1]);
        native.Labels.ShouldBe(["Installed - Anthropic only"]);
        native.AllowedActions.ShouldBeEmpty();
        native.IntegrationId.ShouldBeNull();
        native.ManagedEntryKey.ShouldBeNull();
        native.Relations.ShouldHaveSingleItem().EntryId.ShouldBe(universal.EntryId);
        native.Relations[0].Label.ShouldBe("Also available as universal plugin");
        universal.Relations.ShouldHaveSingleItem().EntryId.ShouldBe(native.EntryId);
        universal.AllowedActions.ShouldBe([ActionClass.InstallTarget]);
        universal.InstalledTargets.ShouldBeEmpty();
        GoldenDocument.ShouldBe("worked-example-2-native-claude-marketplace-install-with-no-managed-lifecycle-record", view);
    }

    [Fact]
    public void Example_3_a_managed_install_that_the_catalog_does_not_know_keeps_its_card_and_actions()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("other", "claude")),
            Discovery = Say.Discovery(),
            List = Say.List(Say.Managed("demo-plugin", Say.Target("codex"))),
            Doctor = Say.Doctor(Say.Managed("demo-plugin", Say.Target("codex", health: HealthState.Healthy))),
        });

        var entry = view.Entries[0];
        entry.EntryKind.ShouldBe(EntryKind.UniversalInstalled);
        entry.DisplayName.ShouldBe("demo-plugin");
        entry.CatalogMetadataAvailable.ShouldBeFalse();
        entry.Labels.ShouldBe(["Universal", "Codex only"]);
        entry.AllowedActions.Count.ShouldBe(3);
        entry.HealthState.ShouldBe(HealthState.Healthy);
        GoldenDocument.ShouldBe("worked-example-3-stale-or-partial-catalog-snapshot", view);
    }

    [Fact]
    public void Example_4_a_prepared_codex_plugin_is_native_and_not_claimed_to_run()
    {
        var view = _view.Derive(new()
        {
            Discovery = Say.Discovery(Say.Native("codex", "notes@team", "Notes") with
            {
                ObservedState = ObservedState.Prepared,
                ActivationHint = ActivationHint.UserStepNeeded,
            }),
        });

        var entry = view.Entries.ShouldHaveSingleItem();
        entry.EntryKind.ShouldBe(EntryKind.NativeExternalInstalled);
        entry.ObservedState.ShouldBe(ObservedState.Prepared);
        entry.ActivationHint.ShouldBe(ActivationHint.UserStepNeeded);
        entry.HealthState.ShouldBeNull();
        entry.Labels.ShouldBe(["Installed - Codex only"]);
        GoldenDocument.ShouldBe("worked-example-4-codex-prepared-but-not-activated-yet", view);
    }

    [Fact]
    public void Example_5_a_degraded_codex_plugin_is_shown_and_offers_nothing()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "codex")),
            Discovery = Say.Discovery(Say.Native("codex", "notes@team", "Notes").Matched("notes", MatchConfidence.Heuristic) with
            {
                ObservedState = ObservedState.Degraded,
                Manageability = Manageability.SafeAdopt,
            }),
            List = Say.List(),
        });

        var entry = view.Entries[0];
        entry.EntryKind.ShouldBe(EntryKind.NativeExternalInstalled);
        entry.ObservedState.ShouldBe(ObservedState.Degraded);
        entry.Manageability.ShouldBe(Manageability.SafeAdopt);
        entry.AllowedActions.ShouldBeEmpty();
        entry.Relations.ShouldHaveSingleItem().MatchConfidence.ShouldBe(MatchConfidence.Heuristic);
        GoldenDocument.ShouldBe("worked-example-5-degraded-codex-native-install", view);
    }

    [Fact]
    public void Example_6_a_heuristic_match_merges_nothing_and_speaks_softly()
    {
        var native = Say.Native("claude", "notes@somewhere", "Notes");
        var catalog = Say.Catalog(Say.Offered("notes", "claude"), Say.Offered("notes-pro", "claude"));

        var unsure = _view.Derive(new() { Catalog = catalog, Discovery = Say.Discovery(native.Matched("notes", MatchConfidence.Heuristic)), List = Say.List() });
        var unmatched = _view.Derive(new() { Catalog = catalog, Discovery = Say.Discovery(native), List = Say.List() });

        unsure.Entries.Count.ShouldBe(3);
        unsure.Entries[0].Relations.ShouldHaveSingleItem().Label.ShouldBe("Possibly the universal plugin 'notes'");
        unsure.Entries[0].AllowedActions.ShouldBeEmpty();
        unsure.Entries[1].AllowedActions.ShouldBe([ActionClass.InstallTarget]);
        unmatched.Entries.Count.ShouldBe(3);
        unmatched.Entries.ShouldAllBe(static entry => entry.Relations.Count == 0);
        GoldenDocument.ShouldBe("worked-example-6-heuristic-match-only", unsure);
    }

    [Fact]
    public void Example_7_the_managed_record_stays_the_only_card_and_offers_no_second_install()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("context7", "claude", "codex")),
            Discovery = Say.Discovery() with { RequestedWorkspaceRoot = "/repo" },
            List = Say.List(Say.Managed("context7", Say.Target("claude"))),
            Doctor = Say.Doctor(),
        });

        var entry = view.Entries.ShouldHaveSingleItem();
        entry.Scope.ShouldBe(InstallScope.User);
        entry.WorkspaceRoot.ShouldBeNull();
        entry.AllowedActions.ShouldNotContain(ActionClass.InstallTarget);
        GoldenDocument.ShouldBe("worked-example-7-conflicting-managed-install-intent", view);
    }

    [Fact]
    public void Example_8_a_target_that_an_update_would_adopt_is_supported_and_not_installed()
    {
        var list = Say.List(Say.Managed("context7", Say.Target("claude")));
        var plan = Say.Report(ReportKind.PlanUpdate, Say.Managed("context7", Say.Target("claude"), Say.Target("codex")));

        var view = _view.Derive(new() { Catalog = Say.Catalog(Say.Offered("context7", "claude", "codex")), List = list, Doctor = Say.Doctor(), Discovery = Say.Discovery() });

        var entry = view.Entries.ShouldHaveSingleItem();

        entry.SupportedTargets.ShouldBe(["claude", "codex"]);
        entry.InstalledTargets.ShouldBe(["claude"]);
        entry.AllowedActions.ShouldContain(ActionClass.UpdateVersion);
        Should.Throw<ArgumentException>(() => _view.Derive(new() { List = plan })).Message.ShouldContain("managed_list");
        GoldenDocument.ShouldBe("worked-example-8-update-plans-newly-adopted-target-support", view);
    }
}

using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Golden;

/// <summary>"Conflict resolution rules" of the integration plan.</summary>
public sealed class ConflictResolutionTests
{
    private readonly MixedView _view = new();

    [Fact]
    public void Catalog_says_a_universal_plugin_exists_but_list_has_no_managed_installation()
    {
        var view = _view.Derive(new() { Catalog = Say.Catalog(Say.Offered("notes", "claude")), List = Say.List(), Doctor = Say.Doctor(), Discovery = Say.Discovery() });

        view.Entries.ShouldHaveSingleItem().EntryKind.ShouldBe(EntryKind.UniversalAvailable);
        GoldenDocument.ShouldBe("conflict-catalog-without-managed-installation", view);
    }

    [Fact]
    public void List_has_a_managed_installation_but_the_catalog_entry_is_missing()
    {
        var stale = Say.Catalog(Say.Offered("other", "claude"));
        var view = _view.Derive(new()
        {
            Catalog = stale with { Source = stale.Source with { Stale = true } },
            List = Say.List(Say.Managed("notes", Say.Target("claude"))),
            Doctor = Say.Doctor(Say.Managed("notes", Say.Target("claude", health: HealthState.Healthy))),
            Discovery = Say.Discovery(),
        });

        var entry = view.Entries[0];
        entry.EntryKind.ShouldBe(EntryKind.UniversalInstalled);
        entry.CatalogMetadataAvailable.ShouldBeFalse();
        entry.AllowedActions.Count.ShouldBe(3);
        view.Surfaces.Catalog.ShouldBe(SurfaceState.Stale);
        view.Warnings.ShouldHaveSingleItem().ShouldContain("catalog");
        GoldenDocument.ShouldBe("conflict-managed-installation-without-catalog-entry", view);
    }

    [Fact]
    public void Discover_finds_a_native_external_install_that_strongly_matches_a_universal_plugin()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude")),
            List = Say.List(),
            Doctor = Say.Doctor(),
            Discovery = Say.Discovery(Say.Native("claude", "notes@team", "Notes").Matched("notes", MatchConfidence.Exact)),
        });

        view.Entries.Count.ShouldBe(2);
        view.Entries[0].Relations.ShouldHaveSingleItem().Label.ShouldBe("Also available as universal plugin");
        view.Entries[1].Relations.ShouldHaveSingleItem().EntryId.ShouldBe(view.Entries[0].EntryId);
        GoldenDocument.ShouldBe("conflict-native-install-that-strongly-matches", view);
    }

    [Fact]
    public void Doctor_returns_a_degraded_target_while_list_shows_the_same_target_as_installed()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude")),
            List = Say.List(Say.Managed("notes", InstallScope.Project, "/repo", Say.Target("claude"))),
            Doctor = Say.Doctor(Say.Managed("notes", InstallScope.Project, "/repo", Say.Target("claude", InstallState.Degraded) with { ManualSteps = ["Repair it."] }) with { IssueCount = 1 }),
            Discovery = Say.Discovery(),
        });

        var entry = view.Entries.ShouldHaveSingleItem();
        entry.HealthState.ShouldBe(HealthState.Degraded);
        entry.Targets[0].State.ShouldBe(InstallState.Degraded);
        (entry.Scope, entry.WorkspaceRoot, entry.Version).ShouldBe((InstallScope.Project, "/repo", "0.1.0"));
        GoldenDocument.ShouldBe("conflict-doctor-degraded-list-installed", view);
    }
}

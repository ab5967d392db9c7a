using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Golden;

/// <summary>"Entry derivation algorithm" of the integration plan, step by step over one world.</summary>
public sealed class DerivationAlgorithmTests
{
    private static readonly StorefrontInput World = new()
    {
        List = Say.List(
            Say.Managed("zebra", Say.Target("claude"), Say.Target("codex")),
            Say.Managed("notes", InstallScope.Project, "/repo", Say.Target("claude")) with { ManagedEntryKey = "opaque" }),
        Doctor = Say.Doctor(
            Say.Managed("other-name", InstallScope.Project, "/repo", Say.Target("claude", InstallState.Degraded)) with { ManagedEntryKey = "opaque" },
            Say.Managed("zebra", Say.Target("codex", InstallState.ActivationPending))),
        Catalog = Say.Catalog(Say.Offered("notes", "claude") with { DisplayName = "Notes" }, Say.Offered("atlas", "codex"), Say.Offered("maps", "claude")),
        Discovery = Say.Discovery(Say.Native("claude", "maps@team", "Maps").Matched("maps", MatchConfidence.Exact), Say.Native("codex", "charts@team", "Charts")),
    };

    private readonly ViewDocument _view = new MixedView().Derive(World);

    [Fact]
    public void Step_1_list_builds_a_managed_map_keyed_by_managed_entry_key() =>
        Kind(EntryKind.UniversalInstalled).Select(static entry => entry.ManagedEntryKey).ShouldBe(["opaque", "user::zebra"]);

    [Fact]
    public void Step_2_doctor_is_laid_over_it_by_managed_entry_key_and_target_id()
    {
        var (notes, zebra) = (Kind(EntryKind.UniversalInstalled)[0], Kind(EntryKind.UniversalInstalled)[1]);

        (notes.IntegrationId, notes.Targets.ShouldHaveSingleItem().State).ShouldBe(("notes", InstallState.Degraded));
        zebra.Targets.Select(static target => (target.TargetId, target.State)).ShouldBe([("claude", InstallState.Installed), ("codex", InstallState.ActivationPending)]);
    }

    [Fact]
    public void Step_3_and_4_every_managed_entry_is_enriched_by_its_integration_id_and_keeps_what_lifecycle_owns()
    {
        var (notes, zebra) = (Kind(EntryKind.UniversalInstalled)[0], Kind(EntryKind.UniversalInstalled)[1]);

        (notes.DisplayName, notes.CatalogVersion, notes.Version, notes.Scope, notes.WorkspaceRoot).ShouldBe(("Notes", "0.2.0", "0.1.0", InstallScope.Project, "/repo"));
        (zebra.DisplayName, zebra.CatalogMetadataAvailable).ShouldBe(("zebra", false));
    }

    [Fact]
    public void Step_5_every_catalog_entry_without_a_managed_match_is_universal_available() =>
        Kind(EntryKind.UniversalAvailable).Select(static entry => entry.EntryId).ShouldBe(["atlas", "maps"]);

    [Fact]
    public void Step_6_every_discovery_entry_is_native_external_installed_even_if_it_matches() =>
        Kind(EntryKind.NativeExternalInstalled).Select(static entry => entry.NativePluginId).ShouldBe(["charts@team", "maps@team"]);

    [Fact]
    public void Step_7_relations_are_advisory_linkage()
    {
        var (native, universal) = (Kind(EntryKind.NativeExternalInstalled)[1], Kind(EntryKind.UniversalAvailable)[1]);

        (native.Relations.ShouldHaveSingleItem().EntryId, universal.Relations.ShouldHaveSingleItem().EntryId).ShouldBe((universal.EntryId, native.EntryId));
        native.AllowedActions.ShouldBeEmpty();
    }

    [Fact]
    public void Step_8_installed_first_ranking()
    {
        _view.Entries.Select(static entry => entry.DisplayName).ShouldBe(["Notes", "zebra", "Charts", "Maps", "atlas", "maps"]);
        _view.Entries.Select(static entry => entry.Rank).ShouldBe(Enumerable.Range(0, 6));
        GoldenDocument.ShouldBe("algorithm-entry-derivation", _view);
    }

    private ViewEntry[] Kind(EntryKind kind) => [.. _view.Entries.Where(entry => entry.EntryKind == kind)];
}

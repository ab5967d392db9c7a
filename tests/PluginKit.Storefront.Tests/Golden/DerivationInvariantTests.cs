using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Golden;

/// <summary>"Non-negotiable derivation invariants" of the integration plan, each in a world that tempts to break it.</summary>
public sealed class DerivationInvariantTests
{
    private readonly MixedView _view = new();

    [Fact]
    public void Doctor_may_augment_managed_entries_but_must_never_create_standalone_entries()
    {
        var view = _view.Derive(new()
        {
            List = Say.List(Say.Managed("notes", Say.Target("claude"))),
            Doctor = Say.Doctor(
                Say.Managed("ghost", Say.Target("claude", health: HealthState.Degraded)),
                Say.Managed("notes", Say.Target("claude", InstallState.ActivationPending, HealthState.Attention), Say.Target("codex"))),
        });

        var entry = view.Entries.ShouldHaveSingleItem();
        entry.HealthState.ShouldBe(HealthState.Attention);
        entry.Targets.ShouldHaveSingleItem().State.ShouldBe(InstallState.ActivationPending);
        view.Problems.Count(static problem => problem.Code == ProblemCodes.SurfacesDisagree).ShouldBe(2);
        GoldenDocument.ShouldBe("invariant-doctor-augments-and-never-creates", view);
    }

    [Fact]
    public void Catalog_may_create_only_universal_entries()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude") with { EntryKind = EntryKind.NativeExternalInstalled }),
            List = Say.List(),
        });

        view.Entries.ShouldHaveSingleItem().EntryKind.ShouldBe(EntryKind.UniversalAvailable);
        GoldenDocument.ShouldBe("invariant-catalog-creates-only-universal-entries", view);
    }

    [Fact]
    public void Discover_may_create_only_native_external_entries()
    {
        var view = _view.Derive(new()
        {
            Discovery = Say.Discovery(Say.Native("claude", "notes@team", "Notes").Matched("notes", MatchConfidence.Exact) with { EntryKind = EntryKind.UniversalAvailable }),
            List = Say.List(),
        });

        view.Entries.ShouldHaveSingleItem().EntryKind.ShouldBe(EntryKind.NativeExternalInstalled);
        view.Entries[0].IntegrationId.ShouldBeNull();
        GoldenDocument.ShouldBe("invariant-discover-creates-only-native-external-entries", view);
    }

    [Fact]
    public void Catalog_must_never_mark_an_entry_as_installed()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude") with { EntryKind = EntryKind.UniversalInstalled }),
            List = Say.List(),
            Doctor = Say.Doctor(),
        });

        var entry = view.Entries.ShouldHaveSingleItem();
        entry.EntryKind.ShouldBe(EntryKind.UniversalAvailable);
        entry.InstalledTargets.ShouldBeEmpty();
        entry.ManagedEntryKey.ShouldBeNull();
        entry.AllowedActions.ShouldBe([ActionClass.InstallTarget]);
        GoldenDocument.ShouldBe("invariant-catalog-never-marks-as-installed", view);
    }

    [Fact]
    public void Discover_must_never_mark_an_entry_as_managed()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude")),
            Discovery = Say.Discovery(Say.Native("claude", "notes@team", "Notes").Matched("notes", MatchConfidence.Exact) with
            {
                EntryKind = EntryKind.UniversalInstalled,
                Manageability = Manageability.SafeRemove,
            }),
            List = Say.List(),
        });

        view.Entries.Select(static entry => entry.EntryKind).ShouldBe([EntryKind.NativeExternalInstalled, EntryKind.UniversalAvailable]);
        view.Entries.ShouldAllBe(static entry => entry.ManagedEntryKey == null);
        view.Entries[0].AllowedActions.ShouldBeEmpty();
        GoldenDocument.ShouldBe("invariant-discover-never-marks-as-managed", view);
    }

    [Fact]
    public void Advisory_matching_must_never_change_entry_kind()
    {
        var native = Say.Native("claude", "notes@team", "Notes");
        StorefrontInput Matched(MatchConfidence confidence) => new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude")),
            Discovery = Say.Discovery(native.Matched("notes", confidence)),
            List = Say.List(),
        };

        var kinds = _view.Derive(Matched(MatchConfidence.None)).Entries.Select(static entry => (entry.EntryId, entry.EntryKind)).ToArray();
        foreach (var confidence in (MatchConfidence[])[MatchConfidence.Exact, MatchConfidence.Heuristic, MatchConfidence.From("certain")])
        {
            _view.Derive(Matched(confidence)).Entries.Select(static entry => (entry.EntryId, entry.EntryKind)).ShouldBe(kinds);
        }

        GoldenDocument.ShouldBe("invariant-advisory-matching-never-changes-entry-kind", _view.Derive(Matched(MatchConfidence.Exact)));
    }

    [Fact]
    public void If_two_surfaces_disagree_the_surface_that_owns_that_truth_wins()
    {
        var owned = Say.Managed("notes", InstallScope.Project, "/repo", Say.Target("claude", InstallState.Installed, HealthState.Healthy));
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude", "codex") with { DisplayName = "Notes", Version = "9.0.0" }),
            Discovery = Say.Discovery(Say.Native("codex", "notes@team", "Not notes").Matched("notes", MatchConfidence.Heuristic)),
            List = Say.List(owned),
            Doctor = Say.Doctor(owned with
            {
                Policy = new() { Scope = InstallScope.User, AdoptNewTargets = "auto" },
                WorkspaceRoot = "/elsewhere",
                ResolvedVersion = "7.0.0",
                Targets = [Say.Target("claude", InstallState.Degraded, HealthState.Degraded)],
            }),
        });

        var entry = view.Entries[0];
        (entry.DisplayName, entry.Version, entry.CatalogVersion).ShouldBe(("Notes", "0.1.0", "9.0.0"));
        (entry.Scope, entry.WorkspaceRoot).ShouldBe((InstallScope.Project, "/repo"));
        entry.HealthState.ShouldBe(HealthState.Degraded);
        view.Entries[1].DisplayName.ShouldBe("Not notes");
        GoldenDocument.ShouldBe("invariant-the-owner-of-the-truth-wins", view);
    }
}

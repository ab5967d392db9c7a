using System.Text.Json;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Golden;

/// <summary>"Phase-1 Conservative Defaults" of the integration plan, row by row: each in a world that tempts to promise more.</summary>
public sealed class ConservativeDefaultTests
{
    private readonly MixedView _view = new();

    [Fact]
    public void Local_scope_for_universal_plugins_hide_it()
    {
        var view = Derive("local-scope", Say.Native("claude", "notes@team", "Notes").Matched("notes", MatchConfidence.Exact) with { InstalledScopes = [InstallScope.Local] });

        view.Entries[0].ObservedScopes.ShouldBe([InstallScope.Local]);
        view.Entries[1].SupportedScopesByTarget.Values.SelectMany(static scopes => scopes).ShouldNotContain(InstallScope.Local);
    }

    [Fact]
    public void Native_external_uninstall_do_not_expose() => Derive("native-uninstall", Say.Native("claude", "notes@team", "Notes") with { Manageability = Manageability.SafeRemove })
        .Entries[0].AllowedActions.ShouldBeEmpty();

    [Fact]
    public void Adopt_do_not_expose() => Derive("adopt", Say.Native("claude", "notes@team", "Notes").Matched("notes", MatchConfidence.Exact) with { Manageability = Manageability.SafeAdopt })
        .Entries[0].AllowedActions.ShouldBeEmpty();

    [Fact]
    public void Popularity_sorting_optional_not_blocking()
    {
        var popular = Say.Offered("zebra", "claude") with { AdditionalMembers = new Dictionary<string, JsonElement> { ["popularity"] = JsonElement.Parse("1000000"), ["featured_rank"] = JsonElement.Parse("1") } };

        var view = _view.Derive(new() { Catalog = Say.Catalog(popular, Say.Offered("atlas", "claude")), List = Say.List(), Doctor = Say.Doctor(), Discovery = Say.Discovery() });

        view.Entries.Select(static entry => entry.EntryId).ShouldBe(["atlas", "zebra"]);
        GoldenDocument.ShouldBe("default-popularity", view);
    }

    [Fact]
    public void Target_specific_metadata_enhance_detail_only()
    {
        var input = new StorefrontInput
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude", "codex") with
            {
                HomepageUrl = "https://shared.example",
                EffectiveTargetMetadata = new Dictionary<string, TargetMetadata> { ["codex"] = new() { HomepageUrl = "https://codex.example", Keywords = ["other"] } },
            }),
            List = Say.List(),
            Doctor = Say.Doctor(),
            Discovery = Say.Discovery(),
        };

        var card = _view.Derive(input).Entries.ShouldHaveSingleItem();
        var detail = _view.DeriveDetail(input, "notes");

        (card.HomepageUrl, card.Keywords.ShouldHaveSingleItem()).ShouldBe(("https://shared.example", "docs"));
        detail.Targets.Select(static target => target.EffectiveMetadata?.HomepageUrl).ShouldBe([null, "https://codex.example"]);
        GoldenDocument.ShouldBe("default-target-specific-metadata", detail);
    }

    [Fact]
    public void Heuristic_universal_matching_advisory_only()
    {
        var view = Derive("heuristic-matching", Say.Native("claude", "notes@team", "Notes").Matched("notes", MatchConfidence.Heuristic));

        view.Entries.Select(static entry => entry.EntryKind).ShouldBe([EntryKind.NativeExternalInstalled, EntryKind.UniversalAvailable]);
        view.Entries[0].Relations.ShouldHaveSingleItem().Label.ShouldStartWith("Possibly");
        view.Entries[1].AllowedActions.ShouldBe([ActionClass.InstallTarget]);
    }

    [Fact]
    public void Ambiguous_codex_observed_state_degrade_to_observed_degraded()
    {
        var unsaid = new DiscoveryEntry
        {
            DiscoveryKey = "codex:notes@team:user",
            NativeTarget = "codex",
            NativePluginId = "notes@team",
            DisplayName = "Notes",
            ManageabilityReason = "native_external_entry",
        };

        var view = Derive("ambiguous-observed-state", unsaid, Say.Native("codex", "zebra@team", "Zebra") with { ObservedState = ObservedState.From("observed_half") });

        view.Entries.Take(2).Select(static entry => entry.ObservedState).ShouldBe([ObservedState.Degraded, ObservedState.From("observed_half")]);
        view.Entries.Take(2).ShouldAllBe(static entry => entry.ObservedState != ObservedState.Active && entry.HealthState == null);
    }

    [Fact]
    public void Stale_catalog_while_managed_installs_exist_keep_the_managed_entry_visible()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog() with { Source = new() { Kind = "bundled_snapshot", Revision = "r1", Stale = true } },
            List = Say.List(Say.Managed("notes", Say.Target("claude"))),
            Doctor = Say.Doctor(Say.Managed("notes", Say.Target("claude", health: HealthState.Healthy))),
            Discovery = Say.Discovery(),
        });

        var entry = view.Entries.ShouldHaveSingleItem();
        (entry.EntryKind, entry.CatalogMetadataAvailable, entry.HealthState).ShouldBe((EntryKind.UniversalInstalled, false, HealthState.Healthy));
        GoldenDocument.ShouldBe("default-stale-catalog", view);
    }

    [Fact]
    public void Stale_discover_while_catalog_works_keep_the_catalog_visible_and_warn()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude")),
            List = Say.List(),
            Doctor = Say.Doctor(),
            Failures = new() { Discovery = Problem.Of(ProblemCodes.TimedOut, "It took too long.") },
        });

        view.Entries.ShouldHaveSingleItem().EntryKind.ShouldBe(EntryKind.UniversalAvailable);
        view.Warnings.ShouldContain(static warning => warning.Contains("does not mean that none are installed", StringComparison.Ordinal));
        GoldenDocument.ShouldBe("default-stale-discover", view);
    }

    [Fact]
    public void Grouped_lifecycle_keys_missing_treat_as_incompatible_payload()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("maps", "claude")),
            List = Say.List(Say.Managed("notes", Say.Target("claude")) with { ManagedEntryKey = string.Empty }),
            Doctor = Say.Doctor(),
            Discovery = Say.Discovery(),
        });

        (view.ReadOnly, view.Surfaces.List).ShouldBe((true, SurfaceState.Incompatible));
        view.Entries.Count.ShouldBe(2);
        view.Entries.ShouldAllBe(static entry => entry.AllowedActions.Count == 0);
        GoldenDocument.ShouldBe("default-grouped-keys-missing", view);
    }

    [Fact]
    public void Same_integration_across_multiple_managed_scopes_do_not_promise_it()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude", "codex")),
            List = Say.List(Say.Managed("notes", Say.Target("claude")), Say.Managed("notes", InstallScope.Project, "/repo", Say.Target("claude"))),
            Doctor = Say.Doctor(),
            Discovery = Say.Discovery(),
        });

        // Another writer may hold two records: both are shown, and neither card offers a further install.
        view.Entries.Select(static entry => entry.EntryId).ShouldBe(["project:/repo:notes", "user::notes"]);
        view.Entries.ShouldAllBe(static entry => !entry.AllowedActions.Contains(ActionClass.InstallTarget));
        GoldenDocument.ShouldBe("default-same-integration-in-several-scopes", view);
    }

    private ViewDocument Derive(string name, params DiscoveryEntry[] natives)
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude", "codex")),
            List = Say.List(),
            Doctor = Say.Doctor(),
            Discovery = Say.Discovery(natives),
        });
        GoldenDocument.ShouldBe($"default-{name}", view);
        return view;
    }
}

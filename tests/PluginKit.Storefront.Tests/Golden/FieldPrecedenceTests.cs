using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Golden;

/// <summary>"Field precedence rules" of the integration plan: each rule in a world in which the other surfaces say something else.</summary>
public sealed class FieldPrecedenceTests
{
    private static readonly ManagedEntry Owned = Say.Managed("notes", InstallScope.Project, "/repo", Say.Target("claude"));

    private static readonly ManagedEntry Examined = Say.Managed("notes", InstallScope.Project, "/repo", Say.Target("claude", InstallState.Disabled, HealthState.Attention)) with
    {
        IntegrationId = "nonsense",
        WorkspaceRoot = "/elsewhere",
        Policy = new() { Scope = InstallScope.User, AdoptNewTargets = "auto" },
        IssueCount = 1,
    };

    private static readonly StorefrontInput World = new()
    {
        Catalog = Say.Catalog(
            Say.Offered("notes", "claude", "codex") with { DisplayName = "Notes", Keywords = ["writing"], HomepageUrl = "https://notes.example" },
            Say.Offered("maps", "codex") with { DisplayName = "Maps", Version = "3.0.0" }),
        List = Say.List(Owned),
        Doctor = Say.Doctor(Examined),
        Discovery = Say.Discovery(Say.Native("codex", "maps@team", "Native maps").Matched("maps", MatchConfidence.Heuristic) with
        {
            Description = "Somebody's maps.",
            Version = "1.0.0",
            InstalledScopes = [InstallScope.Local],
            ObservedState = ObservedState.Disabled,
            ManageabilityReason = "other_project",
            IdentityEvidence = ["native_plugin_ref=maps@team"],
        }),
    };

    private readonly MixedView _view = new();

    [Fact]
    public void Universal_installed_identity_from_list()
    {
        var entry = Only("installed-identity", World, EntryKind.UniversalInstalled);

        (entry.EntryId, entry.ManagedEntryKey, entry.IntegrationId).ShouldBe(("project:/repo:notes", "project:/repo:notes", "notes"));
    }

    [Fact]
    public void Universal_installed_state_from_doctor_if_present()
    {
        var entry = Only("installed-state-doctor", World, EntryKind.UniversalInstalled);

        entry.Targets[0].State.ShouldBe(InstallState.Disabled);
        entry.HealthState.ShouldBe(HealthState.Attention);
    }

    [Fact]
    public void Universal_installed_state_otherwise_from_list()
    {
        var entry = Only("installed-state-list", World with { Doctor = null }, EntryKind.UniversalInstalled);

        entry.Targets[0].State.ShouldBe(InstallState.Installed);
        entry.HealthState.ShouldBe(HealthState.Unknown);
    }

    [Fact]
    public void Universal_installed_lifecycle_actions_from_lifecycle_capabilities_and_current_runtime_support()
    {
        var options = new StorefrontOptions();
        options.SupportedActions.Remove(ActionClass.RepairDrift);
        var catalog = World.Catalog! with
        {
            Entries =
            [
                World.Catalog.Entries[0] with
                {
                    TargetSupport = new Dictionary<string, TargetSupport> { ["claude"] = Say.Support("claude") with { SupportsUpdate = false } },
                },
            ],
        };

        var entry = Only("installed-lifecycle-actions", World with { Catalog = catalog }, EntryKind.UniversalInstalled, new(options));

        entry.AllowedActions.ShouldBe([ActionClass.RemoveOrphanedTarget]);
        entry.UnavailableActions.Select(static reason => (reason.ActionClass, reason.Code)).ShouldBe(
        [
            (ActionClass.InstallTarget, ActionReasons.AlreadyManaged),
            (ActionClass.UpdateVersion, ActionReasons.UnsupportedByTargets),
            (ActionClass.RepairDrift, ActionReasons.UnsupportedByApplication),
        ]);
    }

    [Fact]
    public void Universal_installed_scope_and_workspace_root_from_list()
    {
        var entry = Only("installed-scope-and-workspace-root", World, EntryKind.UniversalInstalled);

        (entry.Scope, entry.WorkspaceRoot).ShouldBe((InstallScope.Project, "/repo"));
    }

    [Fact]
    public void Universal_installed_display_metadata_catalog_first()
    {
        var entry = Only("installed-display-metadata-catalog", World, EntryKind.UniversalInstalled);

        (entry.DisplayName, entry.HomepageUrl).ShouldBe(("Notes", "https://notes.example"));
        entry.CatalogMetadataAvailable.ShouldBeTrue();
    }

    [Fact]
    public void Universal_installed_display_metadata_lifecycle_fallback_only_when_catalog_is_missing()
    {
        var entry = Only("installed-display-metadata-fallback", World with { Catalog = Say.Catalog() }, EntryKind.UniversalInstalled);

        (entry.DisplayName, entry.Description, entry.HomepageUrl).ShouldBe(("notes", null, null));
        entry.CatalogMetadataAvailable.ShouldBeFalse();
    }

    [Fact]
    public void Universal_available_identity_and_metadata_from_catalog()
    {
        var entry = Only("available-identity-and-metadata", World, EntryKind.UniversalAvailable);

        (entry.EntryId, entry.IntegrationId, entry.DisplayName, entry.Version).ShouldBe(("maps", "maps", "Maps", "3.0.0"));
    }

    [Fact]
    public void Universal_available_supported_targets_and_scopes_from_catalog()
    {
        var entry = Only("available-targets-and-scopes", World, EntryKind.UniversalAvailable);

        entry.SupportedTargets.ShouldBe(["codex"]);
        entry.ManageableTargets.ShouldBe(["codex-package"]);
        entry.SupportedScopesByTarget["codex"].ShouldBe([InstallScope.User, InstallScope.Project]);
    }

    [Fact]
    public void Universal_available_installed_state_none()
    {
        var entry = Only("available-installed-state", World, EntryKind.UniversalAvailable);

        entry.InstalledTargets.ShouldBeEmpty();
        entry.Targets.ShouldBeEmpty();
        entry.HealthState.ShouldBeNull();
        entry.Scope.ShouldBeNull();
        entry.ObservedState.ShouldBeNull();
    }

    [Fact]
    public void Native_external_installed_identity_from_discover()
    {
        var entry = Only("native-identity", World, EntryKind.NativeExternalInstalled);

        (entry.EntryId, entry.NativeTarget, entry.NativePluginId, entry.DisplayName).ShouldBe(("codex:maps@team:user", "codex", "maps@team", "Native maps"));
        entry.IntegrationId.ShouldBeNull();
    }

    [Fact]
    public void Native_external_installed_observed_state_and_scopes_from_discover()
    {
        var entry = Only("native-observed-state-and-scopes", World, EntryKind.NativeExternalInstalled);

        entry.ObservedState.ShouldBe(ObservedState.Disabled);
        entry.ObservedScopes.ShouldBe([InstallScope.Local]);
    }

    [Fact]
    public void Native_external_installed_manageability_from_discover()
    {
        var entry = Only("native-manageability", World, EntryKind.NativeExternalInstalled);

        entry.Manageability.ShouldBe(Manageability.DisplayOnly);
        entry.UnavailableActions.ShouldAllBe(static reason => reason.Code == "other_project");
    }

    [Fact]
    public void Native_external_installed_relation_to_universal_entries_advisory_only()
    {
        var entry = Only("native-relation", World, EntryKind.NativeExternalInstalled);

        entry.Relations.ShouldHaveSingleItem().EntryId.ShouldBe("maps");
        entry.AllowedActions.ShouldBeEmpty();
        (entry.Description, entry.Version).ShouldBe(("Somebody's maps.", "1.0.0"));
    }

    private ViewEntry Only(string name, StorefrontInput input, EntryKind kind, MixedView? view = null)
    {
        var document = (view ?? _view).Derive(input);
        var entry = document.Entries.Where(entry => entry.EntryKind == kind).ShouldHaveSingleItem();
        GoldenDocument.ShouldBe($"precedence-{name}", document with { Entries = [entry] });
        return entry;
    }
}

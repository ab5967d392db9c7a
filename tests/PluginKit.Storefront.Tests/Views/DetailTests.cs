using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Golden;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Views;

/// <summary>"Detail requirements" of the integration plan, bullet by bullet.</summary>
public sealed class DetailTests
{
    private static readonly ManagedTarget Examined = Say.Target("claude", InstallState.Degraded, HealthState.Degraded) with
    {
        ActivationHint = ActivationHint.BlockedByPolicy,
        EnvironmentRestrictions = [EnvironmentRestriction.ReloadRequired],
        ManualSteps = ["Ask an administrator."],
        NextSteps = [NextStep.Of(NextStepActions.AskAdministrator)],
        TargetDetail = new()
        {
            Warnings = ["Managed policy blocks it."],
            OwnedNativeObjects = [new() { Kind = "config_file", Path = "/home/ada/.claude/settings.json" }],
            SettingsFiles = ["/home/ada/.claude/settings.json"],
        },
    };

    private static readonly StorefrontInput Input = new()
    {
        Catalog = Say.Catalog(Say.Offered("notes", "claude", "codex") with
        {
            Keywords = ["mcp", "docs"],
            Category = "writing",
            EffectiveTargetMetadata = new Dictionary<string, TargetMetadata> { ["codex"] = new() { HomepageUrl = "https://codex.example" } },
        }),
        Discovery = Say.Discovery(
            Say.Native("claude", "notes@team", "Notes").Matched("notes", MatchConfidence.Exact) with { DetectedSource = DetectedSource.From("claude_marketplace") },
            Say.Native("claude", "other@team", "Other") with { MatchedIntegrationId = "notes" }),
        List = Say.List(Say.Managed("notes", Say.Target("claude"))),
        Doctor = Say.Doctor(Say.Managed("notes", Examined) with { SourceCheckedAt = Say.Noon }),
    };

    private static readonly ReadmeContent Readme = new() { DetailKind = "authored_readme", DetailRef = "plugins/notes/plugin/README.md", Text = "# Notes" };

    private readonly MixedView _view = new();

    [Fact]
    public void Universal_detail_shows_keywords_and_a_category_only_when_it_is_curated()
    {
        var curated = _view.DeriveDetail(Input, "notes").ViewEntry!;
        var plain = _view.DeriveDetail(new() { Catalog = Say.Catalog(Say.Offered("notes", "claude")) }, "notes").ViewEntry!;

        curated.Keywords.ShouldBe(["mcp", "docs"]);
        curated.Category.ShouldBe("writing");
        plain.Category.ShouldBeNull();
    }

    [Fact]
    public void Universal_detail_shows_target_and_scope_support_beside_what_is_managed()
    {
        var targets = _view.DeriveDetail(Input, "notes").Targets;

        targets.Select(static target => (target.TargetId, target.Label, target.Supported, IsManaged: target.Managed is not null))
            .ShouldBe([("claude", "Anthropic", true, true), ("codex", "Codex", true, false)]);
        targets.ShouldAllBe(static target => target.SupportedScopes.SequenceEqual(new[] { InstallScope.User, InstallScope.Project }));
        targets[1].Support!.SupportsRepair.ShouldBeTrue();
        targets[1].EffectiveMetadata!.HomepageUrl.ShouldBe("https://codex.example");
        targets[0].EffectiveMetadata.ShouldBeNull();
    }

    [Fact]
    public void Universal_detail_shows_managed_freshness_when_installed()
    {
        var card = _view.DeriveDetail(Input, "notes").ViewEntry!;

        (card.LastCheckedAt, card.LastUpdatedAt, card.SourceCheckedAt).ShouldBe((Say.Noon, Say.Noon, Say.Noon));
    }

    [Fact]
    public void Universal_detail_shows_the_readme_or_why_there_is_none()
    {
        var missing = Problem.Of(ProblemCodes.ReadmeUnavailable, "There is no README.");

        _view.DeriveDetail(Input, "notes", Readme).Readme.ShouldBe(Readme);
        var without = _view.DeriveDetail(Input, "notes", readmeProblem: missing);
        without.Readme.ShouldBeNull();
        without.ReadmeProblem.ShouldBe(missing);
    }

    [Fact]
    public void Universal_detail_shows_lifecycle_actions_where_supported()
    {
        var card = _view.DeriveDetail(Input, "notes").ViewEntry!;

        card.AllowedActions.ShouldBe([ActionClass.UpdateVersion, ActionClass.RemoveOrphanedTarget, ActionClass.RepairDrift]);
        card.UnavailableActions.ShouldHaveSingleItem().Code.ShouldBe(ActionReasons.AlreadyManaged);
    }

    [Fact]
    public void Universal_detail_shows_lifecycle_target_detail_and_guidance_from_backend_truth()
    {
        var detail = _view.DeriveDetail(Input, "notes", Readme);

        var managed = detail.Targets[0].Managed!;
        managed.TargetDetail.Warnings.ShouldBe(["Managed policy blocks it."]);
        managed.TargetDetail.OwnedNativeObjects.ShouldHaveSingleItem().Kind.ShouldBe("config_file");
        managed.TargetDetail.SettingsFiles.ShouldBe(["/home/ada/.claude/settings.json"]);
        (managed.State, managed.HealthState, managed.ActivationHint).ShouldBe((InstallState.Degraded, HealthState.Degraded, ActivationHint.BlockedByPolicy));
        managed.NextSteps.ShouldHaveSingleItem().Action.ShouldBe(NextStepActions.AskAdministrator);
        detail.ManagedEntry!.Targets[0].ShouldBe(managed);
        detail.CatalogEntry!.IntegrationId.ShouldBe("notes");
        detail.RelatedNativeEntries.ShouldHaveSingleItem().NativePluginId.ShouldBe("notes@team");
        GoldenDocument.ShouldBe("detail-universal", detail);
    }

    [Fact]
    public void Native_external_detail_shows_target_source_scopes_manageability_and_the_universal_plugin()
    {
        var detail = _view.DeriveNativeDetail(Input, "claude:notes@team:user");

        detail.Ok.ShouldBeTrue();
        (detail.NativeEntry!.NativeTarget, detail.NativeTargetLabel).ShouldBe(("claude", "Anthropic"));
        detail.NativeEntry.DetectedSource.Value.ShouldBe("claude_marketplace");
        detail.ViewEntry!.ObservedScopes.ShouldBe([InstallScope.User]);
        (detail.ViewEntry.Manageability, detail.NativeEntry.ManageabilityReason).ShouldBe((Manageability.DisplayOnly, "native_external_entry"));
        detail.RelatedUniversalEntries.ShouldHaveSingleItem().EntryId.ShouldBe("user::notes");
        detail.ViewEntry.Relations.ShouldHaveSingleItem().Label.ShouldBe("Also installed as universal plugin");
        GoldenDocument.ShouldBe("detail-native", detail);
    }

    [Fact]
    public void A_native_entry_without_a_match_has_no_related_entry_and_a_universal_id_is_no_native_entry()
    {
        _view.DeriveNativeDetail(Input, "claude:other@team:user").RelatedUniversalEntries.ShouldBeEmpty();
        var wrong = _view.DeriveNativeDetail(Input, "user::notes");

        wrong.Ok.ShouldBeFalse();
        wrong.ViewEntry.ShouldBeNull();
        wrong.Problems.Has(ProblemCodes.ViewEntryNotFound).ShouldBeTrue();
    }

    [Fact]
    public void Of_two_native_entries_with_one_key_each_has_its_own_detail()
    {
        var twice = Say.Native("codex", "a@b", "A");
        var input = new StorefrontInput { Discovery = Say.Discovery(twice, twice with { DisplayName = "B" }) };

        foreach (var entry in _view.Derive(input).Entries)
        {
            _view.DeriveNativeDetail(input, entry.EntryId).NativeEntry!.DisplayName.ShouldBe(entry.DisplayName);
        }
    }

    [Fact]
    public void Of_two_records_of_one_integration_each_card_has_its_own_detail()
    {
        var (own, team) = (Say.Managed("notes", Say.Target("claude")) with { ResolvedVersion = "1" }, Say.Managed("notes", InstallScope.Project, "/team", Say.Target("codex")) with { ResolvedVersion = "2" });
        var input = new StorefrontInput { Catalog = Say.Catalog(Say.Offered("notes", "claude", "codex")), List = Say.List(own, team), Doctor = Say.Doctor(own, team) };

        var details = _view.Derive(input).Entries.Select(card => (Card: card, Detail: _view.DeriveDetail(input, "notes", entryId: card.EntryId))).ToArray();

        details.Length.ShouldBe(2);
        foreach (var (card, detail) in details)
        {
            detail.ViewEntry!.EntryId.ShouldBe(card.EntryId);
            var managed = detail.ManagedEntry!;
            (managed.ManagedEntryKey, (InstallScope?)managed.Policy.Scope, managed.WorkspaceRoot, managed.ResolvedVersion).ShouldBe((card.ManagedEntryKey, card.Scope, card.WorkspaceRoot, card.Version));
            detail.Targets.Where(static target => target.Managed is not null).Select(static target => target.TargetId).ShouldBe(card.InstalledTargets);
        }
    }

    [Fact]
    public void Two_records_with_one_key_are_not_mistaken_for_each_other()
    {
        var twice = Say.Managed("notes", Say.Target("claude"));
        var input = new StorefrontInput { List = Say.List(twice, twice with { ResolvedVersion = "2" }) };

        foreach (var card in _view.Derive(input).Entries)
        {
            _view.DeriveDetail(input, "notes", entryId: card.EntryId).ManagedEntry!.ResolvedVersion.ShouldBe(card.Version);
        }
    }

    [Fact]
    public void Without_a_card_the_detail_is_of_the_requested_scope_and_workspace()
    {
        var records = Say.List(Say.Managed("notes", Say.Target("claude")), Say.Managed("notes", InstallScope.Project, "/team", Say.Target("codex")));
        var requested = new StorefrontInput { List = records with { RequestedScope = InstallScope.Project, RequestedWorkspaceRoot = "/team" } };

        _view.DeriveDetail(requested, "notes").ManagedEntry!.WorkspaceRoot.ShouldBe("/team");
        _view.DeriveDetail(new() { List = records }, "notes").ManagedEntry!.ManagedEntryKey.ShouldBe(_view.Derive(new() { List = records }).Entries[0].ManagedEntryKey);
    }

    [Fact]
    public void A_card_that_the_integration_does_not_have_is_a_clear_answer()
    {
        var detail = _view.DeriveDetail(Input, "notes", entryId: "user::other");

        detail.Ok.ShouldBeFalse();
        (detail.ViewEntry, detail.ManagedEntry).ShouldBe((null, null));
        detail.Problems.Has(ProblemCodes.ViewEntryNotFound).ShouldBeTrue();
    }

    [Fact]
    public void An_integration_that_nobody_knows_is_a_clear_answer()
    {
        var detail = _view.DeriveDetail(Input, "nothing");

        detail.Ok.ShouldBeFalse();
        detail.ViewEntry.ShouldBeNull();
        detail.Problems.Has(ProblemCodes.CatalogEntryNotFound).ShouldBeTrue();
    }

    [Fact]
    public void A_native_entry_alone_does_not_make_an_integration()
    {
        var detail = _view.DeriveDetail(Input with { Catalog = null, List = null, Doctor = null }, "notes");

        detail.Ok.ShouldBeFalse();
        detail.RelatedNativeEntries.ShouldHaveSingleItem();
    }
}

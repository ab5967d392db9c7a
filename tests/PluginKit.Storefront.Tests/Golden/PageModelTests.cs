using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Golden;

/// <summary>"UI and Entry Model" and the exit criteria of the read-only page: ranking, labels, empty and degraded states.</summary>
public sealed class PageModelTests
{
    private readonly MixedView _view = new();

    [Fact]
    public void Ranking_order_installed_universal_then_installed_native_then_available_universal()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("a-available", "claude")),
            List = Say.List(Say.Managed("c-managed", Say.Target("claude"))),
            Doctor = Say.Doctor(),
            Discovery = Say.Discovery(Say.Native("claude", "b@team", "b-native")),
        });

        view.Entries.Select(static entry => entry.DisplayName).ShouldBe(["c-managed", "b-native", "a-available"]);
        GoldenDocument.ShouldBe("page-ranking-order", view);
    }

    [Fact]
    public void Card_labels_universal_and_native_external()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("a", "claude", "codex"), Say.Offered("b", "claude"), Say.Offered("c", "codex")),
            List = Say.List(),
            Doctor = Say.Doctor(),
            Discovery = Say.Discovery(Say.Native("claude", "d@team", "d"), Say.Native("codex", "e@team", "e")),
        });

        view.Entries.Select(static entry => string.Join('|', entry.Labels)).ShouldBe(
            ["Installed - Anthropic only", "Installed - Codex only", "Universal|Anthropic + Codex", "Universal|Anthropic only", "Universal|Codex only"]);
        GoldenDocument.ShouldBe("page-card-labels", view);
    }

    [Fact]
    public void Catalog_fails_but_discover_works()
    {
        var view = _view.Derive(new()
        {
            List = Say.List(),
            Doctor = Say.Doctor(),
            Discovery = Say.Discovery(Say.Native("claude", "notes@team", "Notes")),
            Failures = new() { Catalog = Problem.Of(ProblemCodes.CatalogUnreadable, "It cannot be read.", "/catalog.json") },
        });

        view.Entries.ShouldHaveSingleItem().EntryKind.ShouldBe(EntryKind.NativeExternalInstalled);
        view.Warnings.ShouldContain(static warning => warning.Contains("'catalog'", StringComparison.Ordinal));
        GoldenDocument.ShouldBe("page-catalog-fails-but-discover-works", view);
    }

    [Fact]
    public void Discover_fails_but_catalog_works()
    {
        var view = _view.Derive(new() { Catalog = Say.Catalog(Say.Offered("notes", "claude")), List = Say.List(), Doctor = Say.Doctor() });

        view.Entries.ShouldHaveSingleItem().AllowedActions.ShouldBe([ActionClass.InstallTarget]);
        view.Warnings.ShouldHaveSingleItem().ShouldContain("does not mean that none are installed");
        GoldenDocument.ShouldBe("page-discover-fails-but-catalog-works", view);
    }

    [Fact]
    public void Backend_version_is_unsupported()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude"), Say.Offered("maps", "claude")),
            List = Say.List(Say.Managed("maps", Say.Target("claude"))) with { SchemaVersion = 2 },
            Doctor = Say.Doctor(),
            Discovery = Say.Discovery(),
        });

        view.ReadOnly.ShouldBeTrue();
        view.Entries.Count.ShouldBe(2);
        view.Entries.ShouldAllBe(static entry => entry.AllowedActions.Count == 0 && entry.UnavailableActions.All(static reason => reason.Code == ActionReasons.SurfaceIncompatible));
        view.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.SurfaceIncompatible && problem.Message.Contains("schema version 2", StringComparison.Ordinal));
        GoldenDocument.ShouldBe("page-backend-version-is-unsupported", view);
    }

    [Fact]
    public void Mixed_entry_rendering_works_with_only_catalog()
    {
        var view = _view.Derive(new() { Catalog = Say.Catalog(Say.Offered("notes", "claude")) });

        (view.Ok, view.Entries.ShouldHaveSingleItem().EntryKind).ShouldBe((true, EntryKind.UniversalAvailable));
        view.Entries[0].UnavailableActions.ShouldAllBe(static reason => reason.Code == ActionReasons.OwnershipUnknown);
        GoldenDocument.ShouldBe("page-with-only-catalog", view);
    }

    [Fact]
    public void Mixed_entry_rendering_works_with_only_discover()
    {
        var view = _view.Derive(new() { Discovery = Say.Discovery(Say.Native("codex", "notes@team", "Notes").Matched("notes", MatchConfidence.Exact)) });

        (view.Ok, view.Entries.ShouldHaveSingleItem().EntryKind).ShouldBe((true, EntryKind.NativeExternalInstalled));
        view.Entries[0].Relations.ShouldBeEmpty();
        GoldenDocument.ShouldBe("page-with-only-discover", view);
    }

    [Fact]
    public void Doctor_recovery_warnings_manual_steps_and_operations_that_did_not_end_survive()
    {
        var stuck = Say.Target("claude", InstallState.Degraded) with { ManualSteps = ["Run repair."] };
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(),
            List = Say.List(Say.Managed("notes", Say.Target("claude"))),
            Doctor = Say.Doctor(Say.Managed("notes", stuck)) with
            {
                Warnings = ["Operation op-1 for notes was interrupted."],
                OpenOperations = [new() { OperationId = "op-1", Operation = "update", IntegrationId = "notes", Status = "degraded" }],
            },
            Discovery = Say.Discovery(),
        });

        view.Warnings.ShouldContain("Operation op-1 for notes was interrupted.");
        view.OpenOperations.ShouldHaveSingleItem().Status.ShouldBe("degraded");
        view.Entries[0].Targets[0].ManualSteps.ShouldBe(["Run repair."]);
        GoldenDocument.ShouldBe("page-doctor-recovery-guidance", view);
    }
}

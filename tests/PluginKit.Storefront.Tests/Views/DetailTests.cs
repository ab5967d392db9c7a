using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Views;

public sealed class DetailTests
{
    private static readonly StorefrontInput Input = new()
    {
        Catalog = Say.Catalog(Say.Offered("notes", "claude")),
        Discovery = Say.Discovery(
            Say.Native("claude", "notes@team", "Notes").Matched("notes", MatchConfidence.Exact),
            Say.Native("claude", "other@team", "Other") with { MatchedIntegrationId = "notes" }),
        List = Say.List(Say.Managed("notes", Say.Target("claude"))),
        Doctor = Say.Doctor(Say.Managed("notes", Say.Target("claude", InstallState.Degraded))),
    };

    [Fact]
    public void The_detail_collects_every_truth_about_an_integration()
    {
        var readme = new ReadmeContent { DetailKind = "authored_readme", DetailRef = "plugins/notes/plugin/README.md", Text = "# Notes" };

        var detail = new MixedView().DeriveDetail(Input, "notes", readme);

        detail.Ok.ShouldBeTrue();
        detail.Format.ShouldBe(DocumentFormats.Detail);
        detail.RequestedIntegrationId.ShouldBe("notes");
        detail.ViewEntry!.EntryKind.ShouldBe(EntryKind.UniversalInstalled);
        detail.CatalogEntry!.IntegrationId.ShouldBe("notes");
        detail.ManagedEntry!.Targets[0].State.ShouldBe(InstallState.Degraded);
        detail.RelatedNativeEntries.ShouldHaveSingleItem().NativePluginId.ShouldBe("notes@team");
        detail.Readme.ShouldBe(readme);
    }

    [Fact]
    public void An_integration_that_nobody_knows_is_a_clear_answer()
    {
        var detail = new MixedView().DeriveDetail(Input, "nothing");

        detail.Ok.ShouldBeFalse();
        detail.ViewEntry.ShouldBeNull();
        detail.Problems.Has(ProblemCodes.CatalogEntryNotFound).ShouldBeTrue();
    }

    [Fact]
    public void A_native_entry_alone_does_not_make_an_integration()
    {
        var detail = new MixedView().DeriveDetail(Input with { Catalog = null, List = null, Doctor = null }, "notes");

        detail.Ok.ShouldBeFalse();
        detail.RelatedNativeEntries.ShouldHaveSingleItem();
    }
}

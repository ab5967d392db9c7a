using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Views;

public sealed class ActionReasonTests
{
    private readonly MixedView _view = new();

    [Fact]
    public void Every_action_of_the_page_is_either_offered_or_has_a_reason_with_a_sentence()
    {
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            foreach (var entry in _view.Derive(GeneratedWorld.Odd(random)).Entries)
            {
                entry.AllowedActions.Concat(entry.UnavailableActions.Select(static reason => reason.ActionClass)).ShouldBe(
                    [ActionClass.InstallTarget, ActionClass.UpdateVersion, ActionClass.RemoveOrphanedTarget, ActionClass.RepairDrift],
                    ignoreOrder: true);
                entry.UnavailableActions.ShouldAllBe(static reason => reason.Code.Length > 0 && reason.Message.EndsWith('.'));
            }
        }
    }

    [Fact]
    public void An_available_plugin_says_why_it_cannot_be_installed()
    {
        var nobody = _view.Derive(new() { Catalog = Say.Catalog(Say.Offered("a")), List = Say.List() });
        var scopeless = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("a", "claude") with { SupportedScopesByTarget = new Dictionary<string, IReadOnlyList<InstallScope>> { ["claude"] = [] } }),
            List = Say.List(),
        });
        var unknown = _view.Derive(new() { Catalog = Say.Catalog(Say.Offered("a", "claude")) });
        var unable = Supporting().Derive(new() { Catalog = Say.Catalog(Say.Offered("a", "claude")), List = Say.List() });

        Why(nobody, ActionClass.InstallTarget).ShouldBe(ActionReasons.NoInstallableTarget);
        Why(scopeless, ActionClass.InstallTarget).ShouldBe(ActionReasons.NoInstallableTarget);
        Why(unknown, ActionClass.InstallTarget).ShouldBe(ActionReasons.OwnershipUnknown);
        Why(unknown, ActionClass.RemoveOrphanedTarget).ShouldBe(ActionReasons.OwnershipUnknown);
        Why(unable, ActionClass.InstallTarget).ShouldBe(ActionReasons.UnsupportedByApplication);
        Why(nobody, ActionClass.UpdateVersion).ShouldBe(ActionReasons.NotManaged);
    }

    [Fact]
    public void An_installed_plugin_says_why_it_cannot_be_changed()
    {
        var offered = Say.Offered("a", "claude") with
        {
            TargetSupport = new Dictionary<string, TargetSupport> { ["claude"] = Say.Support("claude") with { SupportsRemove = false } },
        };
        var list = Say.List(Say.Managed("a", Say.Target("claude")));

        var view = _view.Derive(new() { Catalog = Say.Catalog(offered), List = list });
        var opted = new MixedView(new() { OptInActions = { ActionClass.EnableTarget, ActionClass.DisableTarget } }).Derive(new() { List = list });

        Why(view, ActionClass.InstallTarget).ShouldBe(ActionReasons.AlreadyManaged);
        Why(view, ActionClass.RemoveOrphanedTarget).ShouldBe(ActionReasons.UnsupportedByTargets);
        Why(opted, ActionClass.EnableTarget).ShouldBe(ActionReasons.NothingToSwitch);
        opted.Entries[0].AllowedActions.ShouldContain(ActionClass.DisableTarget);
    }

    [Theory]
    [InlineData("managed_by_policy", "managed_by_policy")]
    [InlineData("something_new", "something_new")]
    [InlineData(" ", ActionReasons.NativeExternalEntry)]
    public void A_native_plugin_gives_the_reason_of_discovery(string told, string code)
    {
        var view = _view.Derive(new() { Discovery = Say.Discovery(Say.Native("claude", "a@b", "A") with { ManageabilityReason = told, Manageability = Manageability.SafeRemove }) });

        view.Entries[0].AllowedActions.ShouldBeEmpty();
        view.Entries[0].UnavailableActions.ShouldAllBe(reason => reason.Code == code);
    }

    private static MixedView Supporting(params ActionClass[] actions)
    {
        var options = new StorefrontOptions();
        options.SupportedActions.IntersectWith(actions);
        return new(options);
    }

    private static string Why(ViewDocument view, ActionClass action) =>
        view.Entries.ShouldHaveSingleItem().UnavailableActions.Single(reason => reason.ActionClass == action).Code;
}

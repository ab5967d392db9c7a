using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
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
    public void An_available_plugin_that_no_target_can_take_gives_the_reason_of_its_entry_that_a_user_can_do_most_about()
    {
        TargetInstallability[] rows =
        [
            Refused("gemini", ProblemCodes.UnsupportedTarget, "No adapter manages gemini.", InstallScope.Known),
            Refused("claude", ProblemCodes.UnsupportedScope, "Not into the scope 'local'.", [InstallScope.Local, InstallScope.Managed]),
            Refused("claude", ProblemCodes.UnsupportedScope, "Not into the scope 'user'.", [InstallScope.User]),
            Refused("codex-package", ProblemCodes.NativeManifestInvalid, "plugin.json has no version.", [InstallScope.User, InstallScope.Project]),
        ];

        var install = Only(Say.Offered("a") with { TargetInstallability = rows });
        var scope = Only(Say.Offered("a") with { TargetInstallability = rows[..3] });
        var target = Only(Say.Offered("a") with { TargetInstallability = rows[..2] });
        var untold = Only(Say.Offered("a"));

        (install.Code, install.Message).ShouldBe((ProblemCodes.NativeManifestInvalid, "plugin.json has no version."));
        (scope.Code, scope.Message).ShouldBe((ProblemCodes.UnsupportedScope, "Not into the scope 'user'."));
        (target.Code, target.Message).ShouldBe((ProblemCodes.UnsupportedTarget, "No adapter manages gemini."));
        untold.Code.ShouldBe(ActionReasons.NoInstallableTarget);

        UnavailableAction Only(CatalogEntry entry) => _view.Derive(new() { Catalog = Say.Catalog(entry), List = Say.List() }).Entries[0].UnavailableActions
            .Single(static reason => reason.ActionClass == ActionClass.InstallTarget);

        static TargetInstallability Refused(string authored, string code, string message, IReadOnlyList<InstallScope> scopes) =>
            new() { AuthoredTarget = authored, Scopes = scopes, ReasonCode = code, Message = message };
    }

    [Fact]
    public void One_reason_for_several_targets_is_said_once_and_others_each()
    {
        TargetInstallability Row(string authored, string message) =>
            new() { AuthoredTarget = authored, Scopes = [InstallScope.User], ReasonCode = ProblemCodes.SourceUnsupported, Message = message };
        string Sentence(params TargetInstallability[] rows) => _view.Derive(new() { Catalog = Say.Catalog(Say.Offered("a") with { TargetInstallability = rows }), List = Say.List() })
            .Entries[0].UnavailableActions[0].Message;

        Sentence(Row("claude", "It is elsewhere."), Row("codex-package", "It is elsewhere.")).ShouldBe("It is elsewhere.");
        Sentence(Row("claude", "One."), Row("codex-package", "Two.")).ShouldBe("One. Two.");
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

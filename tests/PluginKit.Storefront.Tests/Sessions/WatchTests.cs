using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Changes;
using PluginKit.Storefront.Sessions;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Sessions;

public sealed class WatchTests
{
    private readonly Stage _stage = new();

    [Fact]
    public async Task Every_answer_is_a_change_and_all_of_them_give_the_view()
    {
        using var cancellation = new CancellationTokenSource();
        await using var changes = _stage.Session.WatchAsync(Stage.Page, cancellation.Token).GetAsyncEnumerator();
        var shown = await NextAsync(ViewChanges.Nothing, changes);
        shown.Entries.ShouldBeEmpty();

        var refresh = _stage.Session.RefreshAsync(Stage.Page);
        (await _stage.Surfaces.Catalog.NextAsync()).Give(Say.Catalog(Say.Offered("notes", "claude")));
        shown = await NextAsync(shown, changes);
        shown.Entries.ShouldHaveSingleItem().AllowedActions.ShouldBeEmpty();
        (await _stage.Surfaces.List.NextAsync()).Give(Say.List());
        shown = await NextAsync(shown, changes);
        shown.Entries.ShouldHaveSingleItem().AllowedActions.ShouldBe([ActionClass.InstallTarget]);
        (await _stage.Surfaces.Doctor.NextAsync()).Give(Say.Doctor());
        shown = await NextAsync(shown, changes);
        (await _stage.Surfaces.Discovery.NextAsync()).Give(Say.Discovery(Say.Native("claude", "atlas@team", "Atlas")));
        shown = await NextAsync(shown, changes);

        Say.Json(shown).ShouldBe(Say.Json(await refresh));
    }

    [Fact]
    public async Task The_same_answers_again_are_no_change_and_a_cancelled_watch_ends()
    {
        var input = new StorefrontInput { Catalog = Say.Catalog(Say.Offered("notes", "claude")), List = Say.List(), Doctor = Say.Doctor(), Discovery = Say.Discovery() };
        await _stage.OpenAsync(input);
        using var cancellation = new CancellationTokenSource();
        await using var changes = _stage.Session.WatchAsync(Stage.Page, cancellation.Token).GetAsyncEnumerator();
        await NextAsync(ViewChanges.Nothing, changes);

        var next = changes.MoveNextAsync();
        await _stage.OpenAsync(input with { Catalog = Say.Catalog(Say.Offered("notes", "claude")) });
        await _stage.OpenAsync(input with { Catalog = Say.Catalog(Say.Offered("maps", "claude")) });
        (await next).ShouldBeTrue();
        changes.Current.Added.ShouldHaveSingleItem().EntryId.ShouldBe("maps");
        changes.Current.Removed.ShouldBe(["notes"]);

        var last = changes.MoveNextAsync();
        await cancellation.CancelAsync();
        (await last).ShouldBeFalse();
    }

    private static async Task<ViewDocument> NextAsync(ViewDocument shown, IAsyncEnumerator<ViewChangeDocument> changes)
    {
        (await changes.MoveNextAsync()).ShouldBeTrue();
        return ViewChanges.Apply(shown, changes.Current);
    }
}

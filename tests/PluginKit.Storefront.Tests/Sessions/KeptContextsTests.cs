using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Sessions;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Sessions;

/// <summary>A session may live for weeks: what nobody uses is forgotten, the longest unused first.</summary>
public sealed class KeptContextsTests
{
    private static readonly StorefrontInput World = new() { Catalog = Say.Catalog(), Discovery = Say.Discovery(), List = Say.List(Say.Managed("notes", Say.Target("claude"))), Doctor = Say.Doctor() };

    private readonly Stage _stage = new();

    [Fact]
    public async Task The_contexts_used_last_are_kept_and_the_others_forgotten()
    {
        for (var number = 0; number < ContextShelf.MaximumIdle + 5; number++)
        {
            await _stage.OpenAsync(World, Of(number));

            // Looked at again and again: it stays.
            _stage.Session.View(Of(0)).Entries.ShouldHaveSingleItem();
        }

        _stage.Session.KeptContexts.ShouldBe(ContextShelf.MaximumIdle);
        _stage.Session.View(Of(ContextShelf.MaximumIdle + 4)).Entries.ShouldHaveSingleItem();
        _stage.Session.View(Of(1)).Surfaces.List.ShouldBe(SurfaceState.Unavailable);
    }

    [Fact]
    public async Task A_context_that_is_watched_or_asked_about_is_kept_however_many_others_come()
    {
        using var cancellation = new CancellationTokenSource();
        var (watched, asked) = (Of(-1), Of(-2));
        await _stage.OpenAsync(World, watched);
        var changes = _stage.Session.WatchAsync(watched, cancellation.Token).GetAsyncEnumerator();
        await changes.MoveNextAsync();
        var refresh = _stage.Session.RefreshAsync(asked, StorefrontSurfaces.List);
        var request = await _stage.Surfaces.List.NextAsync();

        await OpenManyAsync();
        request.Give(World.List);
        (await refresh).Entries.ShouldHaveSingleItem();
        await _stage.OpenAsync(World with { List = Say.List() }, watched);
        (await changes.MoveNextAsync()).ShouldBeTrue();
        changes.Current.Removed.ShouldBe(["user::notes"]);

        await cancellation.CancelAsync();
        await changes.DisposeAsync();
        await OpenManyAsync();
        _stage.Session.KeptContexts.ShouldBe(ContextShelf.MaximumIdle);
        _stage.Session.View(watched).Surfaces.List.ShouldBe(SurfaceState.Unavailable);
    }

    [Fact]
    public async Task The_view_after_a_mutation_is_of_its_own_context_however_many_others_came_meanwhile()
    {
        var started = new TaskCompletionSource<ResultDocument>();
        var mutation = _stage.Session.MutateAsync(Stage.Mutation("notes", started.Task, InstallScope.Project, "/first"));
        await OpenManyAsync();

        started.SetResult(Stage.Result("notes", Outcome.Applied));
        await _stage.AnswerInstalledAsync(World, withCatalog: true);

        (await mutation).View.Entries.ShouldHaveSingleItem();
        (await mutation).View.RequestedWorkspaceRoot.ShouldBe("/first");
    }

    private static StorefrontContext Of(int number) => new() { Scope = InstallScope.Project, WorkspaceRoot = $"/project-{number}" };

    private async Task OpenManyAsync()
    {
        for (var number = 0; number < ContextShelf.MaximumIdle * 2; number++)
        {
            await _stage.OpenAsync(World, Of(number));
        }
    }
}

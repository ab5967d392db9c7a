using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;
using PluginKit.Storefront.Changes;
using PluginKit.Storefront.Sessions;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.Pages;

/// <summary>A page over the real catalog, discovery and lifecycle, as <c>AddPluginKit</c> wires them, on one kind of disk.</summary>
public abstract class SessionTests
{
    private readonly DiskKind _kind;

    private protected SessionTests(DiskKind kind) => _kind = kind;

    [Fact]
    public async Task A_page_follows_what_it_mutates_and_the_change_feed_keeps_its_cards()
    {
        using var machine = new Machine(_kind);
        var session = machine.Storefront;
        var page = new StorefrontContext();
        var shown = await session.RefreshAsync(page);
        shown.Entries.ShouldBeEmpty();
        shown.Surfaces.List.ShouldBe(SurfaceState.Ok);
        shown.Surfaces.Catalog.ShouldBe(SurfaceState.Unavailable);

        var added = await session.MutateAsync(Mutation("notes", "add", () => machine.AddAsync("notes", "claude")));
        added.Result.Ok.ShouldBeTrue();
        added.View.Entries.ShouldHaveSingleItem().ManagedEntryKey.ShouldBe("user::notes");
        var installed = session.View(page);
        var card = installed.Entries.ShouldHaveSingleItem();
        (card.EntryKind, card.HealthState).ShouldBe((EntryKind.UniversalInstalled, HealthState.Healthy));
        card.UnavailableActions.Select(static reason => reason.Code).ShouldContain(ActionReasons.AlreadyManaged);
        session.Detail(page, "notes").Targets.ShouldHaveSingleItem().Managed!.TargetDetail.OwnedNativeObjects.ShouldNotBeEmpty();

        shown = ViewChanges.Apply(shown, ViewChanges.Between(shown, installed));
        (await session.MutateAsync(Mutation("notes", "remove", () => machine.RemoveAsync("notes")))).Result.Ok.ShouldBeTrue();
        var change = ViewChanges.Between(shown, session.View(page));
        change.Removed.ShouldBe(["user::notes"]);
        change.Added.ShouldBeEmpty();
        ViewChanges.Apply(shown, change).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_of_a_project_shows_what_was_added_to_it_and_the_page_of_another_does_not()
    {
        using var machine = new Machine(_kind);
        var other = Path.Combine(machine.Root, "other");
        machine.Disk.CreateDirectory(other);
        var (here, there) = (new StorefrontContext { WorkspaceRoot = machine.Project }, new StorefrontContext { WorkspaceRoot = other });
        await machine.Storefront.RefreshAsync(here);
        await machine.Storefront.RefreshAsync(there);

        var answer = await machine.Storefront.MutateAsync(Mutation("notes", "add", () => machine.AddAsync("notes", "claude", machine.Project)) with
        {
            Scope = InstallScope.Project,
            WorkspaceRoot = machine.Project,
        });

        answer.Result.Ok.ShouldBeTrue();
        (answer.View.RequestedScope, answer.View.RequestedWorkspaceRoot).ShouldBe((InstallScope.Project, machine.Project));
        machine.Storefront.View(here).Entries.ShouldHaveSingleItem().WorkspaceRoot.ShouldBe(machine.Project);
        machine.Storefront.View(there).Entries.ShouldBeEmpty();
    }

    private static StorefrontMutation Mutation(string id, string operation, Func<Task<ResultDocument>> run) => new()
    {
        IntegrationId = id,
        Operation = operation,
        RunAsync = _ => run(),
    };
}

public sealed class SessionOnTheVirtualDiskTests() : SessionTests(DiskKind.Virtual);

public sealed class SessionOnARealDiskTests() : SessionTests(DiskKind.Real);

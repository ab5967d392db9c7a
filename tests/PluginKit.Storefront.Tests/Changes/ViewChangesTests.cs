using System.Text.Json;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Changes;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Changes;

public sealed class ViewChangesTests
{
    private readonly MixedView _view = new();

    [Fact]
    public void Applying_the_change_to_the_first_view_gives_the_second()
    {
        var random = new Random(4);
        for (var round = 0; round < 400; round++)
        {
            var first = _view.Derive(GeneratedWorld.Odd(random));
            var second = _view.Derive(GeneratedWorld.Odd(random));

            // As another process would get it.
            var written = DocumentJson.Write(ViewChanges.Between(first, second));
            var change = DocumentReader.Read<ViewChangeDocument>(written).Document.ShouldNotBeNull();

            Say.Json(ViewChanges.Apply(first, change)).ShouldBe(Say.Json(second));
        }
    }

    [Fact]
    public void Small_changes_of_a_large_view_stay_small_and_apply()
    {
        var random = new Random(5);
        for (var round = 0; round < 60; round++)
        {
            CatalogEntry[] offered = [.. Enumerable.Range(0, 60).Select(static i => Say.Offered($"plugin-{i:D2}", "claude"))];
            var first = _view.Derive(new() { Catalog = Say.Catalog(offered), List = Say.List() });
            var touched = random.Next(60);
            offered[touched] = random.Next(3) switch
            {
                0 => offered[touched] with { DisplayName = $"plugin-{random.Next(60):D2}b" },
                1 => offered[touched] with { Description = "Other words." },
                _ => offered[touched] with { IntegrationId = "brand-new" },
            };
            var second = _view.Derive(new() { Catalog = Say.Catalog(offered), List = Say.List() });

            var change = ViewChanges.Between(first, second);

            (change.Added.Count + change.Removed.Count + change.Changed.Count + change.Moved.Count).ShouldBeInRange(1, 2);
            Say.Json(ViewChanges.Apply(first, change)).ShouldBe(Say.Json(second));
        }
    }

    [Fact]
    public void A_change_names_what_was_added_removed_changed_and_moved()
    {
        var first = _view.Derive(World("a", "b", "c", "d"));
        var second = _view.Derive(World("a", "c", "d", "e") with
        {
            Catalog = Say.Catalog(Say.Offered("a", "claude") with { DisplayName = "z", Keywords = ["new"] }, Say.Offered("c", "claude"), Say.Offered("d", "claude"), Say.Offered("e", "claude")),
        });

        var change = ViewChanges.Between(first, second);

        change.Added.ShouldHaveSingleItem().EntryId.ShouldBe("e");
        change.Added[0].Rank.ShouldBe(2);
        change.Removed.ShouldBe(["b"]);
        var changed = change.Changed.ShouldHaveSingleItem();
        changed.EntryId.ShouldBe("a");
        changed.ChangedFields.ShouldBe(["display_name", "keywords"]);
        changed.Entry.DisplayName.ShouldBe("z");
        var moved = change.Moved.ShouldHaveSingleItem();
        (moved.EntryId, moved.FromRank, moved.Rank).ShouldBe(("a", 0, 3));
        change.ChangedFields.ShouldBeEmpty();
        change.ViewHead.Entries.ShouldBeEmpty();
        Golden.GoldenDocument.ShouldBe("view-change", change);
    }

    [Fact]
    public void A_surface_that_is_lost_changes_the_head_and_the_cards_that_rest_on_it()
    {
        var input = World("a") with { List = Say.List(Say.Managed("a", Say.Target("claude"))), Doctor = Say.Doctor(Say.Managed("a", Say.Target("claude", health: HealthState.Healthy))) };

        var change = ViewChanges.Between(_view.Derive(input), _view.Derive(input with { Doctor = null }));

        change.ChangedFields.ShouldBe(["warning_count", "warnings", "problems", "surfaces"]);
        change.Changed.ShouldHaveSingleItem().ChangedFields.ShouldContain("health_state");
        change.HasChanges.ShouldBeTrue();
    }

    [Fact]
    public void Equal_views_have_no_changes()
    {
        var change = ViewChanges.Between(_view.Derive(World("a", "b")), _view.Derive(World("b", "a")));

        change.HasChanges.ShouldBeFalse();
    }

    [Fact]
    public void Members_of_a_newer_writer_take_part()
    {
        var first = _view.Derive(World("a"));
        var entry = first.Entries[0] with { AdditionalMembers = new Dictionary<string, JsonElement> { ["shine"] = JsonDocument.Parse("1").RootElement } };

        ViewChanges.Between(first, first with { Entries = [entry] }).Changed.ShouldHaveSingleItem().ChangedFields.ShouldBe(["shine"]);
    }

    [Fact]
    public void A_change_of_another_view_is_refused()
    {
        var (one, other) = (_view.Derive(World("a", "b")), _view.Derive(World("c")));
        var change = ViewChanges.Between(one, _view.Derive(World("b")));

        Should.Throw<ArgumentException>(() => ViewChanges.Apply(other, change)).Message.ShouldContain("another view");
        Should.Throw<ArgumentException>(() => ViewChanges.Between(one, one with { Entries = [one.Entries[0], one.Entries[0]] }));
    }

    private static StorefrontInput World(params string[] ids) => new()
    {
        Catalog = Say.Catalog([.. ids.Select(static id => Say.Offered(id, "claude"))]),
        List = Say.List(),
        Doctor = Say.Doctor(),
        Discovery = Say.Discovery(),
    };
}

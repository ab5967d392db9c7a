using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Views;

/// <summary>R-56 over generated worlds: whatever the surfaces say, each speaks only for what it owns.</summary>
public sealed class OwnershipPropertyTests
{
    private static readonly ActionClass[] Lifecycle =
        [ActionClass.InstallTarget, ActionClass.UpdateVersion, ActionClass.RemoveOrphanedTarget, ActionClass.RepairDrift];

    private readonly MixedView _view = new();

    [Fact]
    public void R56_every_entry_is_explained_by_the_surface_that_owns_it()
    {
        var random = new Random(20260418);
        for (var round = 0; round < 400; round++)
        {
            var world = GeneratedWorld.Of(random);
            var view = _view.Derive(world);

            var managedKeys = (world.List?.ManagedEntries ?? []).Select(static entry => entry.ManagedEntryKey).Order(StringComparer.Ordinal);
            Of(view, EntryKind.UniversalInstalled).Select(static entry => entry.EntryId).Order(StringComparer.Ordinal).ShouldBe(managedKeys);

            var managedIds = (world.List?.ManagedEntries ?? []).Select(static entry => entry.IntegrationId).ToHashSet();
            var offered = (world.Catalog?.Entries ?? []).Select(static entry => entry.IntegrationId).Where(id => !managedIds.Contains(id));
            Of(view, EntryKind.UniversalAvailable).Select(static entry => entry.IntegrationId!).Order(StringComparer.Ordinal).ShouldBe(offered.Order(StringComparer.Ordinal));

            var natives = (world.Discovery?.Entries ?? []).Select(static entry => entry.DiscoveryKey).Order(StringComparer.Ordinal);
            Of(view, EntryKind.NativeExternalInstalled).Select(static entry => entry.EntryId).Order(StringComparer.Ordinal).ShouldBe(natives);
        }
    }

    [Fact]
    public void R56_no_match_installs_merges_or_unlocks_anything()
    {
        var random = new Random(56);
        for (var round = 0; round < 400; round++)
        {
            var world = GeneratedWorld.Of(random);
            var view = _view.Derive(world);
            var unmatched = _view.Derive(world with { Discovery = GeneratedWorld.WithoutMatches(world.Discovery) });

            foreach (var entry in view.Entries)
            {
                entry.AllowedActions.ShouldBeSubsetOf(Lifecycle);
                if (entry.EntryKind == EntryKind.UniversalAvailable)
                {
                    entry.InstalledTargets.ShouldBeEmpty();
                    entry.ManagedEntryKey.ShouldBeNull();
                    entry.HealthState.ShouldBeNull();
                }

                if (entry.EntryKind == EntryKind.NativeExternalInstalled)
                {
                    entry.AllowedActions.ShouldBeEmpty();
                    entry.IntegrationId.ShouldBeNull();
                    entry.ManagedEntryKey.ShouldBeNull();
                }
            }

            view.Entries.Select(static entry => (entry.EntryId, entry.EntryKind, Actions: string.Join(',', entry.AllowedActions)))
                .ShouldBe(unmatched.Entries.Select(static entry => (entry.EntryId, entry.EntryKind, Actions: string.Join(',', entry.AllowedActions))));
        }
    }

    [Fact]
    public void R56_relations_point_both_ways_at_cards_that_exist()
    {
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            var view = _view.Derive(GeneratedWorld.Of(random));
            var byId = view.Entries.ToDictionary(static entry => entry.EntryId);
            foreach (var entry in view.Entries)
            {
                foreach (var relation in entry.Relations)
                {
                    byId[relation.EntryId].Relations.ShouldContain(back => back.EntryId == entry.EntryId && back.MatchConfidence == relation.MatchConfidence);
                    relation.MatchConfidence.ShouldNotBe(MatchConfidence.None);
                }
            }
        }
    }

    [Fact]
    public void Losing_a_surface_changes_no_entry_of_another_class()
    {
        var random = new Random(55);
        for (var round = 0; round < 200; round++)
        {
            var world = GeneratedWorld.Of(random);
            var installed = Ids(_view.Derive(world), EntryKind.UniversalInstalled);
            var native = Ids(_view.Derive(world), EntryKind.NativeExternalInstalled);

            Ids(_view.Derive(world with { Catalog = null }), EntryKind.UniversalInstalled).ShouldBe(installed);
            Ids(_view.Derive(world with { Doctor = null }), EntryKind.UniversalInstalled).ShouldBe(installed);
            Ids(_view.Derive(world with { Discovery = null }), EntryKind.UniversalInstalled).ShouldBe(installed);
            Ids(_view.Derive(world with { Catalog = null, List = null, Doctor = null }), EntryKind.NativeExternalInstalled).ShouldBe(native);
        }
    }

    [Fact]
    public void The_order_of_the_answers_does_not_change_the_view()
    {
        var random = new Random(3);
        for (var round = 0; round < 100; round++)
        {
            var world = GeneratedWorld.Of(random);
            var shuffled = world with
            {
                Catalog = world.Catalog is { } catalog ? catalog with { Entries = [.. catalog.Entries.Reverse()] } : null,
                List = world.List is { } list ? list with { ManagedEntries = [.. list.ManagedEntries.Reverse()] } : null,
                Discovery = world.Discovery is { } discovery ? discovery with { Entries = [.. discovery.Entries.Reverse()] } : null,
            };

            Say.Json(_view.Derive(shuffled) with { Warnings = [], Problems = [] }).ShouldBe(Say.Json(_view.Derive(world) with { Warnings = [], Problems = [] }));
        }
    }

    private static IEnumerable<ViewEntry> Of(ViewDocument view, EntryKind kind) => view.Entries.Where(entry => entry.EntryKind == kind);

    private static string[] Ids(ViewDocument view, EntryKind kind) => [.. Of(view, kind).Select(static entry => entry.EntryId)];
}

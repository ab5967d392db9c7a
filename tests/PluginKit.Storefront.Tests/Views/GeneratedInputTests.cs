using System.Text;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Views;

/// <summary>Over inputs of any writer: repeated and missing keys, newer schemas, unknown words, missing and stale surfaces, ids that collide across classes.</summary>
public sealed class GeneratedInputTests
{
    private const int Rounds = 600;

    private readonly MixedView _view = new();

    [Fact]
    public void No_input_makes_an_entry_disappear_that_list_knows()
    {
        var random = new Random(7);
        for (var round = 0; round < Rounds; round++)
        {
            var world = GeneratedWorld.Odd(random);

            var cards = _view.Derive(world).Entries.Where(static entry => entry.EntryKind == EntryKind.UniversalInstalled).ToArray();

            cards.Select(static card => card.IntegrationId!).Order(StringComparer.Ordinal)
                .ShouldBe((world.List?.ManagedEntries ?? []).Select(static entry => entry.IntegrationId).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void No_input_merges_two_classes()
    {
        var random = new Random(8);
        for (var round = 0; round < Rounds; round++)
        {
            var world = GeneratedWorld.Odd(random);
            var managed = (world.List?.ManagedEntries ?? []).Select(static entry => entry.IntegrationId).ToHashSet(StringComparer.Ordinal);
            var offered = (world.Catalog?.Entries ?? []).Select(static entry => entry.IntegrationId).Distinct(StringComparer.Ordinal).Count(id => !managed.Contains(id));

            var view = _view.Derive(world);

            view.Entries.Count.ShouldBe((world.List?.ManagedEntries.Count ?? 0) + offered + (world.Discovery?.Entries.Count ?? 0));
            view.Entries.Select(static entry => entry.EntryId).ShouldBeUnique();
            view.Entries.Select(static entry => entry.Rank).ShouldBe(Enumerable.Range(0, view.Entries.Count));
            foreach (var entry in view.Entries)
            {
                var (isNative, isInstalled) = (entry.EntryKind == EntryKind.NativeExternalInstalled, entry.EntryKind == EntryKind.UniversalInstalled);
                (entry.IntegrationId is null).ShouldBe(isNative);
                (entry.NativePluginId is not null).ShouldBe(isNative);
                (entry.HealthState is not null).ShouldBe(isInstalled);
                (entry.ObservedState is not null).ShouldBe(isNative);
            }
        }
    }

    [Fact]
    public void No_match_changes_an_entry_kind_or_anything_but_relations()
    {
        var random = new Random(9);
        for (var round = 0; round < Rounds; round++)
        {
            var world = GeneratedWorld.Odd(random);
            var matched = _view.Derive(world);
            var unmatched = _view.Derive(world with { Discovery = GeneratedWorld.WithoutMatches(world.Discovery) });

            Say.Json(WithoutRelations(matched)).ShouldBe(Say.Json(WithoutRelations(unmatched)));
        }
    }

    [Fact]
    public void No_document_of_any_world_breaks_the_contract()
    {
        var random = new Random(10);
        for (var round = 0; round < 200; round++)
        {
            var written = DocumentJson.Write(_view.Derive(GeneratedWorld.Odd(random)));

            var read = DocumentReader.Read<ViewDocument>(written);
            read.Problem.ShouldBeNull();
            Say.Json(read.Document!).ShouldBe(Encoding.UTF8.GetString(written));
        }
    }

    private static ViewDocument WithoutRelations(ViewDocument view) => view with { Entries = [.. view.Entries.Select(static entry => entry with { Relations = [] })] };
}

using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Views;

public sealed class ScaleTests
{
    [Fact]
    public void A_page_of_thirteen_thousand_entries_keeps_every_one_of_them()
    {
        var input = new StorefrontInput
        {
            Catalog = Say.Catalog([.. Enumerable.Range(0, 10_000).Select(static i => Say.Offered($"plugin-{i}", "claude", "codex"))]),
            List = Say.List([.. Enumerable.Range(0, 1_000).Select(static i => Say.Managed($"plugin-{i * 3}", Say.Target("claude"), Say.Target("codex")))]),
            Doctor = Say.Doctor([.. Enumerable.Range(0, 1_000).Select(static i => Say.Managed($"plugin-{i * 3}", Say.Target("claude")))]),
            Discovery = Say.Discovery([.. Enumerable.Range(0, 2_000).Select(static i =>
                Say.Native("claude", $"plugin-{i}@team", $"plugin-{i}").Matched($"plugin-{i}", MatchConfidence.Heuristic))]),
        };

        var view = new MixedView().Derive(input);

        view.Entries.Count.ShouldBe(12_000);
        view.Entries.Count(static entry => entry.EntryKind == EntryKind.UniversalInstalled).ShouldBe(1_000);
        view.Entries.Count(static entry => entry.EntryKind == EntryKind.UniversalAvailable).ShouldBe(9_000);
        view.Entries.Where(static entry => entry.EntryKind == EntryKind.NativeExternalInstalled).ShouldAllBe(static entry => entry.Relations.Count == 1);
    }
}

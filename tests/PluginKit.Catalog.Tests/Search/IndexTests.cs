using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Search;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using Texts = PluginKit.Catalog.Tests.Worlds.Snapshots;

namespace PluginKit.Catalog.Tests.Search;

/// <summary>Questions to a loaded catalog.</summary>
public sealed class IndexTests
{
    private static readonly string[] Topics = ["weather", "tickets", "documents", "payments", "calendar", "search", "monitoring"];

    [Fact]
    public void Pages_fit_together_and_name_every_match_once()
    {
        var index = Large();
        var request = new CatalogRequest { SearchText = "weather", Limit = 37 };

        List<string> paged = [];
        for (int? offset = 0; offset is { } at;)
        {
            var page = index.Find(request with { Offset = at });
            page.Total.ShouldBe(1429);
            paged.AddRange(page.Entries.Select(static entry => entry.IntegrationId));
            offset = page.NextOffset;
        }

        paged.ShouldBe(index.Find(request with { Limit = null }).Entries.Select(static entry => entry.IntegrationId));
        paged.Count.ShouldBe(1429);
        paged.Distinct().Count().ShouldBe(1429);
    }

    [Fact]
    public void The_order_is_the_same_whatever_the_order_of_the_document()
    {
        var entries = Enumerable.Range(0, 500).Select(Numbered).ToArray();
        var request = new CatalogRequest { SearchText = "PLUGIN docs" };

        Of([.. entries.Reverse()]).Find(request).Entries.Select(static entry => entry.IntegrationId)
            .ShouldBe(Of(entries).Find(request).Entries.Select(static entry => entry.IntegrationId));
    }

    [Fact]
    public void The_last_page_and_what_is_behind_it_end()
    {
        var index = Of(Texts.Entry("a"), Texts.Entry("b"), Texts.Entry("c"));

        index.Find(new() { Limit = 2 }).NextOffset.ShouldBe(2);
        index.Find(new() { Offset = 2, Limit = 2 }).NextOffset.ShouldBeNull();
        index.Find(new() { Offset = 2, Limit = 1 }).Entries.ShouldHaveSingleItem().IntegrationId.ShouldBe("c");
        var behind = index.Find(new() { Offset = int.MaxValue, Limit = int.MaxValue });
        (behind.Entries.Count, behind.Total, behind.NextOffset).ShouldBe((0, 3, null));
        Should.Throw<ArgumentOutOfRangeException>(() => index.Find(new() { Offset = -1 }));
        Should.Throw<ArgumentOutOfRangeException>(() => index.Find(new() { Limit = 0 }));
    }

    [Theory]
    [InlineData("cat", "cat,cat-food,the-cat,bobcat,keyword,part,text")]
    [InlineData("dog", "")]
    public void Better_places_come_first(string text, string expected)
    {
        var index = Of(
            Worded("text", "All about the cat.", "x"), Worded("part", "x", "catalog"), Worded("keyword", "x", "cat"), Worded("bobcat", "x", "x"), Worded("the-cat", "x", "x"),
            Worded("cat-food", "x", "x"), Worded("cat", "x", "x"));

        string.Join(',', index.Find(new() { SearchText = text }).Entries.Select(static entry => entry.IntegrationId)).ShouldBe(expected);
    }

    [Fact]
    public void Filters_keep_what_all_of_them_keep()
    {
        var index = Of(
            Offered("both", "mcp", ("claude", [InstallScope.User, InstallScope.Project]), ("codex", [InstallScope.User])),
            Offered("claude-user", "mcp,skills", ("claude", [InstallScope.User])),
            Offered("nothing", "mcp"));

        Ids(index, new() { Installable = true }).ShouldBe("both,claude-user");
        Ids(index, new() { Installable = false }).ShouldBe("nothing");
        Ids(index, new() { Scopes = [InstallScope.Project] }).ShouldBe("both");
        Ids(index, new() { Scopes = [InstallScope.Project], Targets = ["codex"] }).ShouldBe(string.Empty);
        Ids(index, new() { Scopes = [InstallScope.User], Targets = ["codex"] }).ShouldBe("both");
        Ids(index, new() { Scopes = [InstallScope.User], Targets = ["codex-package"] }).ShouldBe("both");
        Ids(index, new() { Installable = false, Scopes = [InstallScope.Project] }).ShouldBe("claude-user,nothing");
        Ids(index, new() { Capabilities = ["mcp", "skills"] }).ShouldBe("claude-user");
        Ids(index, new() { Capabilities = ["mcp"], Installable = true, SearchText = "both" }).ShouldBe("both");
        Ids(index, new() { Origins = ["here"] }).ShouldBe("both,claude-user,nothing");
        Ids(index, new() { Origins = ["there"] }).ShouldBe(string.Empty);
    }

    private static string Ids(CatalogIndex index, CatalogRequest request) => string.Join(',', index.Find(request).Entries.Select(static entry => entry.IntegrationId));

    private static CatalogEntry Offered(string id, string capabilities, params (string Target, InstallScope[] Scopes)[] targets) => Texts.Entry(id) with
    {
        Capabilities = capabilities.Split(','),
        AvailableAppTargets = [.. targets.Select(static target => target.Target)],
        SupportedScopesByTarget = targets.ToDictionary(static target => target.Target, static target => (IReadOnlyList<InstallScope>)target.Scopes),
        Origin = new() { Id = "here", Kind = "local_checkout", Revision = "r" },
    };

    private static CatalogEntry Worded(string id, string description, string keyword) => Texts.Entry(id) with { Description = description, Keywords = [keyword] };

    private static CatalogEntry Numbered(int number) => Texts.Entry($"plugin-{number:D5}") with { Keywords = [Topics[number % Topics.Length], "docs"] };

    private static CatalogIndex Large() => Of([.. Enumerable.Range(0, 10_000).Select(Numbered)]);

    private static CatalogIndex Of(params CatalogEntry[] entries) => CatalogIndex.Of(new CatalogDocument
    {
        Format = DocumentFormats.Catalog,
        Source = new() { Kind = "bundled_snapshot", Revision = "r" },
        Entries = entries,
    });
}

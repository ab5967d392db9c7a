using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;

namespace PluginKit.Catalog.Tests.Marketplaces;

/// <summary>Marketplace files of clients as origins.</summary>
public abstract class MarketplaceTests(DiskKind kind) : DiskSuite(kind)
{
    private const string ClaudeFile = "/market/.claude-plugin/marketplace.json";

    [Theory]
    [InlineData(".claude-plugin/marketplace.json", "claude_marketplace", "claude")]
    [InlineData(".agents/plugins/marketplace.json", "codex_marketplace", "codex-package")]
    [InlineData(".cursor-plugin/marketplace.json", "cursor_marketplace", "cursor")]
    public void The_place_of_the_file_tells_whose_it_is(string place, string kind, string target)
    {
        using var world = World($"/market/{place}", """{ "name": "m", "owner": { "name": "o" }, "plugins": [{ "name": "notes", "source": "./plugins/notes", "description": "d" }] }""");

        var document = world.Load();

        document.Ok.ShouldBeTrue();
        document.Source.Kind.ShouldBe(kind);
        var entry = document.Entries.ShouldHaveSingleItem();
        entry.AuthoredTargets.ShouldBe([target]);
        entry.SourceRef.ShouldBe("/market/plugins/notes");
        entry.AvailableAppTargets.ShouldBeEmpty();
        entry.Problems[0].Code.ShouldBe(ProblemCodes.SourceNotFound);
        entry.Problems.Any(static problem => problem.Code == ProblemCodes.UnsupportedTarget).ShouldBe(target == "cursor");
    }

    [Theory]
    [InlineData("""{ "name": "m", "interface": { "displayName": "M" }, "plugins": [] }""", "codex_marketplace")]
    [InlineData("""{ "name": "m", "plugins": [{ "name": "a", "source": { "source": "local", "path": "./a" } }] }""", "codex_marketplace")]
    [InlineData("""{ "name": "m", "owner": { "name": "o" }, "plugins": [{ "name": "a", "source": "a" }] }""", "cursor_marketplace")]
    [InlineData("""{ "name": "m", "owner": { "name": "o" }, "plugins": [{ "name": "a", "source": "./a" }] }""", "claude_marketplace")]
    [InlineData("""{ "plugins": [] }""", "claude_marketplace")]
    public void Elsewhere_its_content_tells(string text, string kind)
    {
        using var world = World("/saved/one.json", text);

        world.Load().Source.Kind.ShouldBe(kind);
    }

    [Fact]
    public void The_application_may_know_better()
    {
        using var world = new CatalogWorld(
            NewDisk(), location: null, static options => options.Origins.Add(CatalogOrigin.At("m", "/saved/one.json") with { Kind = "cursor_marketplace" }));
        world.Disk.AddFile("/saved/one.json", """{ "plugins": [{ "name": "a", "source": "./a" }] }""");

        world.Load().Entries.ShouldHaveSingleItem().AuthoredTargets.ShouldBe(["cursor"]);
    }

    [Fact]
    public void What_the_entry_says_is_shown()
    {
        using var world = World(ClaudeFile, """
            { "name": "m", "owner": { "name": "o" }, "plugins": [{
              "name": "notes", "displayName": "Notes", "description": "Keeps notes.", "version": "1.2.3", "category": "productivity", "homepage": "https://notes.example",
              "repository": "https://git.example/notes", "license": "MIT", "keywords": ["b", "a"], "tags": ["a", "c"], "author": { "name": "Ada", "email": "ada@notes.example" },
              "mcpServers": {}, "lspServers": {}, "source": { "source": "url", "url": "https://github.com/team/notes.git", "sha": "0123456789012345678901234567890123456789" } }] }
            """);

        var entry = world.Load().Entries.ShouldHaveSingleItem();

        (entry.IntegrationId, entry.DisplayName, entry.Description, entry.Version).ShouldBe(("notes", "Notes", "Keeps notes.", "1.2.3"));
        (entry.Category, entry.HomepageUrl, entry.RepositoryUrl, entry.License).ShouldBe(("productivity", "https://notes.example", "https://git.example/notes", "MIT"));
        entry.Keywords.ShouldBe(["a", "b", "c"]);
        entry.Author.ShouldBe(new AuthorInfo { Name = "Ada", Email = "ada@notes.example" });
        entry.Capabilities.ShouldBe(["lsp", "mcp"]);
        entry.SourceRef.ShouldBe("github:team/notes@0123456789012345678901234567890123456789");
        var reason = entry.Problems.ShouldHaveSingleItem();
        (reason.Code, reason.TargetId).ShouldBe((ProblemCodes.SourceUnsupported, "claude"));
    }

    [Fact]
    public async Task A_universal_package_of_a_marketplace_can_be_installed()
    {
        using var world = World(ClaudeFile, """{ "name": "m", "owner": { "name": "o" }, "metadata": { "pluginRoot": "./plugins" }, "plugins": [{ "name": "notes", "source": "notes", "category": "work" }] }""")
            .WithPackage("/market/plugins/notes", "notes", "Keeps notes.");
        world.Disk.AddFile("/market/plugins/notes/plugin/README.md", "# Notes");

        var entry = world.Load().Entries.ShouldHaveSingleItem();

        entry.AvailableAppTargets.ShouldBe(["claude", "codex"]);
        entry.Problems.ShouldBeEmpty();
        (entry.SourceRef, entry.Category, entry.Origin!.Kind).ShouldBe(("/market/plugins/notes", "work", "claude_marketplace"));
        entry.PackageDigest.ShouldStartWith("sha256:");
        (await world.Catalog.ReadReadmeAsync("notes", CancellationToken.None)).Readme!.Text.ShouldBe("# Notes");
        (await world.Candidates.ReadAsync(CancellationToken.None)).Candidates.ShouldHaveSingleItem().PublishedMarketplaceNames.ShouldBe(["m"]);
    }

    [Fact]
    public void A_plugin_of_one_client_is_no_universal_package_and_says_so()
    {
        using var world = World(ClaudeFile, """{ "plugins": [{ "name": "native", "source": "./native" }, { "name": "broken", "source": "./broken" }, { "name": "whole", "source": "./" }] }""");
        world.Disk.AddFile("/market/native/.claude-plugin/plugin.json", "{}").AddFile("/market/broken/plugin/plugin.yaml", "name: [");

        var entries = world.Load().Entries;

        entries.Select(static entry => (entry.IntegrationId, entry.Problems[0].Code)).ShouldBe(
            [("broken", ProblemCodes.ManifestInvalid), ("native", ProblemCodes.ManifestMissing), ("whole", ProblemCodes.ManifestMissing)]);
        entries.ShouldAllBe(static entry => entry.AvailableAppTargets.Count == 0);
    }

    public static TheoryData<string, string> OddEntries => new()
    {
        { """ "source": null """, ProblemCodes.MarketplaceEntryUnsupported },
        { """ "source": 7 """, ProblemCodes.MarketplaceEntryUnsupported },
        { """ "description": "no source" """, ProblemCodes.MarketplaceEntryUnsupported },
        { """ "source": { "source": "carrier-pigeon" } """, ProblemCodes.MarketplaceEntryUnsupported },
        { """ "source": "../outside" """, ProblemCodes.MarketplaceEntryUnsupported },
        { """ "source": "/etc" """, ProblemCodes.MarketplaceEntryUnsupported },
        { """ "source": "./a/../../b" """, ProblemCodes.MarketplaceEntryUnsupported },
        { """ "source": "./c:x" """, ProblemCodes.MarketplaceEntryUnsupported },
        { """ "source": { "source": "url", "url": "javascript:alert(1)" } """, ProblemCodes.MarketplaceEntryUnsupported },
        { """ "source": { "source": "url", "url": "https://user:secret@git.example/x.git" } """, ProblemCodes.MarketplaceEntryUnsupported },
        { """ "source": { "source": "url", "url": "https://github.com/o/r", "ref": "a b" } """, ProblemCodes.MarketplaceEntryUnsupported },
        { """ "source": { "source": "git-subdir", "url": "https://github.com/o/r", "path": "../x" } """, ProblemCodes.MarketplaceEntryUnsupported },
        { """ "source": { "source": "git-subdir", "url": "https://git.example/r.git", "path": "x" } """, ProblemCodes.MarketplaceEntryUnsupported },
        { """ "source": { "source": "github", "repo": "o/r", "path": "plugins/x" } """, ProblemCodes.SourceUnsupported },
        { """ "source": { "source": "npm", "package": "@o/r", "version": "1.0.0" } """, ProblemCodes.SourceUnsupported },
        { """ "source": "./link" """, ProblemCodes.SourceUnsafeEntry },
        { """ "source": "./link/notes" """, ProblemCodes.MarketplaceEntryUnsupported },
        { """ "source": "./file" """, ProblemCodes.SourceUnreadable },
    };

    [Theory]
    [MemberData(nameof(OddEntries))]
    public void One_odd_entry_is_listed_with_its_reason_and_costs_the_others_nothing(string members, string code)
    {
        using var world = World(ClaudeFile, $$"""{ "plugins": [{ "name": "good", "source": "./plugins/notes" }, { "name": "Odd", {{members}} }, { "name": "more", "source": "./plugins/notes" }] }""")
            .WithPackage("/market/plugins/notes", "notes", "Keeps notes.");
        world.Disk.AddLink("/market/link", "/market/plugins").AddFile("/market/file", "x");

        var document = world.Load();

        document.Ok.ShouldBeTrue();
        document.Entries.Select(static entry => entry.IntegrationId).ShouldBe(["Odd", "notes"]);
        document.Entries[1].AvailableAppTargets.ShouldBe(["claude", "codex"]);
        document.Entries[1].Alternatives.Count.ShouldBe(1);
        var reason = document.Entries[0].Problems.ShouldHaveSingleItem();
        (reason.Code, reason.IsError).ShouldBe((code, true));
        (reason.Message + document.Entries[0].SourceRef).ShouldNotContain("secret");
        document.Entries[0].AvailableAppTargets.ShouldBeEmpty();
        document.Entries[0].TargetInstallability.Select(static row => $"{row.AuthoredTarget} {string.Join(',', row.Scopes)} {row.ReasonCode}")
            .ShouldBe([$"claude user,project {code}", "claude local unsupported_scope", "claude managed unsupported_scope"]);
    }

    [Theory]
    [InlineData("""{ "installation": "NOT_AVAILABLE" }""")]
    [InlineData("""{ "products": ["CHATGPT"] }""")]
    public void What_its_marketplace_withholds_is_not_offered(string policy)
    {
        using var world = World(ClaudeFile, $$"""{ "plugins": [{ "name": "notes", "source": "./plugins/notes", "policy": {{policy}} }] }""")
            .WithPackage("/market/plugins/notes", "notes", "Keeps notes.");

        var entry = world.Load().Entries.ShouldHaveSingleItem();

        entry.AvailableAppTargets.ShouldBeEmpty();
        entry.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.MarketplaceEntryUnsupported);
    }

    [Fact]
    public void What_has_no_usable_name_is_listed_as_a_problem_with_its_line()
    {
        var deep = new string('[', 5000) + new string(']', 5000);
        using var world = World(ClaudeFile, $$"""
            { "plugins": [
            { "name": "good", "source": "./good" },
            { "source": "./x" },
            7, null,
            { "name": "../escape", "source": "./x" },
            { "name": "deep", "source": {{deep}} },
            { "name": "\ud800", "source": "./x" },
            { "name": "good", "source": "./again" }
            ] }
            """);

        var document = world.Load();

        document.Ok.ShouldBeTrue();
        var good = document.Entries.ShouldHaveSingleItem();
        good.SourceRef.ShouldBe("/market/good");
        good.Alternatives.ShouldHaveSingleItem().SourceRef.ShouldBe("/market/again");
        document.Problems.ShouldAllBe(static problem => problem.Code == ProblemCodes.MarketplaceEntryUnsupported && !problem.IsError);
        document.Problems.Select(static problem => problem.Line).ShouldBe([3, 4, 4, 5, 6, 7]);
    }

    [Theory]
    [InlineData("""{ "plugins": {} }""")]
    [InlineData("""{ "plugins": [""")]
    [InlineData("""{ "plugins": [], "plugins": [] }""")]
    public void A_file_without_a_list_is_corrupt(string text)
    {
        using var world = World(ClaudeFile, text);

        var document = world.Load();

        document.Ok.ShouldBeFalse();
        document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogCorrupt);
    }

    [Fact]
    public void A_snapshot_of_a_marketplace_offers_no_more_than_the_marketplace()
    {
        using var world = World(ClaudeFile, """{ "plugins": [{ "name": "native", "source": "./native" }] }""");
        var snapshot = PluginKit.Catalog.Snapshots.CatalogSnapshot.Write(world.Load());
        using var shipped = new CatalogWorld(NewDisk(), location: null, options => options.Origins.Add(CatalogOrigin.From("shipped", () => new MemoryStream(snapshot))));

        var entry = shipped.Load().Entries.ShouldHaveSingleItem();

        entry.AvailableAppTargets.ShouldBeEmpty();
        entry.Problems[0].Code.ShouldBe(ProblemCodes.SourceNotFound);
        (entry.Origin!.Kind, entry.Origin.Via).ShouldBe(("claude_marketplace", "shipped"));
    }

    private CatalogWorld World(string path, string text) => new(NewDisk().AddFile(path, text), path);
}

public sealed class MarketplaceTestsOnVirtualDisk() : MarketplaceTests(DiskKind.Virtual);

public sealed class MarketplaceTestsOnRealDisk() : MarketplaceTests(DiskKind.Real);

using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Managed;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;

namespace PluginKit.Catalog.Tests.Matching;

public abstract class CandidateTests(DiskKind kind) : DiskSuite(kind)
{
    [Fact]
    public async Task A_checkout_tells_under_which_marketplaces_it_publishes_each_package()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes").WithPlugin("listed").WithPlugin("rooted").WithPlugin("hidden")
            .With(".claude-plugin/marketplace.json", """
                { "name": "team", "metadata": { "pluginRoot": "./plugins" }, "plugins": [
                  { "name": "notes", "source": "./plugins/notes" }, { "name": "rooted", "source": "rooted" },
                  { "name": "hidden", "source": { "source": "github", "repo": "somebody/else" } } ] }
                """)
            .With(".agents/plugins/marketplace.json", """
                { "name": "team-codex", "plugins": [ { "name": "listed", "source": { "source": "local", "path": "./plugins/listed/" } },
                  { "name": "notes", "source": { "source": "local", "path": "./plugins/other" } }, 7 ] }
                """);

        var names = (await Candidates(world)).ToDictionary(static candidate => candidate.IntegrationId, static candidate => candidate.PublishedMarketplaceNames);

        names["notes"].ShouldBe(["team"]);
        names["rooted"].ShouldBe(["team"]);
        names["listed"].ShouldBe(["team-codex"]);
        names["hidden"].ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{ broken")]
    [InlineData("[]")]
    [InlineData("""{ "name": 7, "plugins": {} }""")]
    public async Task A_broken_marketplace_file_publishes_nothing_and_costs_no_package(string marketplace)
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes").With(".claude-plugin/marketplace.json", marketplace);

        var candidate = (await Candidates(world)).ShouldHaveSingleItem();

        candidate.PublishedMarketplaceNames.ShouldBeEmpty();
        candidate.PackagePath.ShouldBe("plugins/notes");
        candidate.Targets.ShouldBe(["claude", "codex"]);
    }

    [Theory]
    [InlineData("https://user:secret@github.com/team/plugins.git?token=secret", "https://github.com/team/plugins")]
    [InlineData("git@github.com:team/plugins.git", "https://github.com/team/plugins")]
    [InlineData("ssh://git@example.org/team/plugins", "https://example.org/team/plugins")]
    [InlineData("/srv/plugins", null)]
    public async Task The_publisher_is_the_origin_of_the_checkout_without_credentials(string url, string? publisher)
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes").With(".git/HEAD", new string('a', 40))
            .With(".git/config", $"[core]\n\turl = https://wrong.example/x\n[remote \"origin\"]\n\turl = {url}\n");

        (await Candidates(world)).ShouldHaveSingleItem().PublisherRepository.ShouldBe(publisher);
    }

    [Fact]
    public async Task Names_from_the_options_hold_for_every_entry()
    {
        using var world = new CatalogWorld(NewDisk(), configure: static options => options.PublishedMarketplaceNames.Add("shipped")).WithPlugin("notes");

        (await Candidates(world)).ShouldHaveSingleItem().PublishedMarketplaceNames.ShouldBe(["shipped"]);
    }

    [Fact]
    public async Task A_catalog_that_is_not_there_is_a_problem_and_no_empty_truth()
    {
        using var world = new CatalogWorld(NewDisk(), location: "/nowhere");

        var view = await world.Candidates.ReadAsync(CancellationToken.None);

        view.Candidates.ShouldBeEmpty();
        view.Problem!.Code.ShouldBe(ProblemCodes.CatalogAbsent);
    }

    private static async Task<IReadOnlyList<UniversalCandidate>> Candidates(CatalogWorld world)
    {
        var view = await world.Candidates.ReadAsync(CancellationToken.None);
        view.Problem.ShouldBeNull();
        return view.Candidates;
    }
}

public sealed class CandidateTestsOnVirtualDisk() : CandidateTests(DiskKind.Virtual);

public sealed class CandidateTestsOnRealDisk() : CandidateTests(DiskKind.Real);

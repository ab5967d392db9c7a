using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Matching;
using PluginKit.Discovery.Tests.Worlds;
using PluginKit.Tests.Disks;

namespace PluginKit.Discovery.Tests.Matching;

/// <summary>The ladder of decision 44.</summary>
public abstract class MatchingTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Official = "claude-plugins-official";

    /// <summary>The ladder of the plan, row by row, for each client. What a client lists under the name of a published marketplace is exact only when its files agree.</summary>
    [Theory]
    [InlineData("claude", "published", true, "exact", "same_marketplace_identity")]
    [InlineData("codex", "published", true, "exact", "same_marketplace_identity")]
    [InlineData("claude", "published", false, "heuristic", "name_heuristic")]
    [InlineData("codex", "published", false, "heuristic", "name_heuristic")]
    [InlineData("claude", "elsewhere", true, "heuristic", "name_heuristic")]
    [InlineData("codex", "elsewhere", true, "heuristic", "name_heuristic")]
    [InlineData("codex", null, true, "heuristic", "name_heuristic")]
    [InlineData("claude", null, false, "heuristic", "name_heuristic")]
    public async Task The_ladder_is_the_same_for_every_client_and_rests_on_what_its_files_say(string target, string? marketplace, bool consistent, string confidence, string basis)
    {
        var world = new DiscoveryWorld(NewDisk()).Sees(target, Seen.Plugin("notes", marketplace) with { IdentityIsConsistent = consistent });
        world.Universal.Add(Seen.Universal("notes", "published"));

        var entry = (await world.DiscoverAsync()).Entries.ShouldHaveSingleItem();

        Told(entry).ShouldBe(("notes", MatchConfidence.From(confidence), MatchBasis.From(basis)));
    }

    [Fact]
    public async Task A_plugin_of_the_official_marketplace_is_a_heuristic_and_not_exact()
    {
        var entry = await Match(Seen.Plugin("context7", Official), Seen.Universal("context7", "universal-plugins"));

        Told(entry).ShouldBe(("context7", MatchConfidence.Heuristic, MatchBasis.NameHeuristic));
    }

    [Fact]
    public async Task A_marketplace_that_the_origin_publishes_makes_the_match_exact()
    {
        var entry = await Match(Seen.Plugin("context7", "universal-plugins"), Seen.Universal("context7", "universal-plugins"));

        Told(entry).ShouldBe(("context7", MatchConfidence.Exact, MatchBasis.SameMarketplaceIdentity));
    }

    [Fact]
    public async Task Surfaces_that_disagree_about_the_identity_leave_a_heuristic()
    {
        var native = Seen.Plugin("context7", "universal-plugins") with { IdentityIsConsistent = false };

        Told(await Match(native, Seen.Universal("context7", "universal-plugins"))).ShouldBe(("context7", MatchConfidence.Heuristic, MatchBasis.NameHeuristic));
    }

    [Theory]
    [InlineData("somebody/universal-plugins", "heuristic")]
    [InlineData("https://github.com/team/universal-plugins.git", "exact")]
    [InlineData("team/universal-plugins", "exact")]
    [InlineData("/local/folder", "exact")]
    public async Task A_marketplace_of_the_same_name_from_another_repository_is_not_exact(string source, string confidence)
    {
        var native = Seen.Plugin("context7", "universal-plugins") with { MarketplaceSource = new() { Kind = "github", Value = source } };
        var universal = Seen.Universal("context7", "universal-plugins") with { PublisherRepository = "https://github.com/Team/Universal-Plugins" };

        (await Match(native, universal)).MatchConfidence.ShouldBe(MatchConfidence.From(confidence));
    }

    [Fact]
    public async Task The_publishers_repository_without_a_published_name_stays_a_heuristic()
    {
        var native = Seen.Plugin("context7", "renamed") with { MarketplaceSource = new() { Kind = "git", Value = "git@github.com:team/plugins.git" } };
        var universal = Seen.Universal("context7") with { PublisherRepository = "https://github.com/team/plugins" };

        Told(await Match(native, universal)).ShouldBe(("context7", MatchConfidence.Heuristic, MatchBasis.SameRepositorySamePluginId));
    }

    [Fact]
    public async Task What_the_application_states_wins_even_without_a_catalog()
    {
        var world = new DiscoveryWorld(NewDisk())
        {
            Configure = static options => options.ManualMappings.Add(new("claude", $"context7@{Official}", "context7")),
            UniversalProblem = Problem.Of(ProblemCodes.CatalogAbsent, "There is no catalog."),
        }.Sees("claude", Seen.Plugin("context7", Official)).Sees("codex", Seen.Plugin("context7", Official));

        var document = await world.DiscoverAsync();

        Told(document.Entries[0]).ShouldBe(("context7", MatchConfidence.Exact, MatchBasis.ManualMapping));
        document.Entries[1].MatchConfidence.ShouldBe(MatchConfidence.None);
        document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.UniversalCandidatesUnavailable);
    }

    [Theory]
    [InlineData("notes", "Notes", "notes,other", "notes")]
    [InlineData("chrome_devtools", null, "chrome-devtools", "chrome-devtools")]
    [InlineData("chrome-devtools", null, "chrome-devtools,chromeDevtools", null)]
    [InlineData("n1", "Notes", "notes", null)]
    [InlineData("notes", "Linear", "notes,linear", null)]
    [InlineData("notes-pro", null, "notes", null)]
    [InlineData("---", null, "notes", null)]
    public async Task Equal_names_are_a_heuristic_and_doubt_is_no_match(string name, string? title, string universal, string? expected)
    {
        var native = Seen.Plugin(name) with { DisplayName = title };

        var entry = await Match(native, [.. universal.Split(',').Select(static id => Seen.Universal(id))]);

        entry.MatchedIntegrationId.ShouldBe(expected);
        entry.MatchConfidence.ShouldBe(expected is null ? MatchConfidence.None : MatchConfidence.Heuristic);
        entry.MatchBasis.ShouldBe(expected is null ? MatchBasis.Unknown : MatchBasis.NameHeuristic);
    }

    [Fact]
    public async Task A_universal_plugin_for_other_clients_does_not_match()
    {
        var universal = Seen.Universal("notes", "team") with { Targets = ["codex"] };

        (await Match(Seen.Plugin("notes"), universal)).MatchConfidence.ShouldBe(MatchConfidence.None);
    }

    [Fact]
    public async Task A_catalog_that_cannot_be_read_costs_relations_and_no_entry()
    {
        var document = await new DiscoveryWorld(NewDisk()) { PortsThrow = true }.Sees("claude", Seen.Plugin("notes")).DiscoverAsync();

        document.Entries.ShouldHaveSingleItem().MatchConfidence.ShouldBe(MatchConfidence.None);
        document.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.UniversalCandidatesUnavailable);
    }

    [Fact]
    public async Task A_stale_catalog_gives_no_relation_a_warning_and_every_entry()
    {
        var world = new DiscoveryWorld(NewDisk()) { UniversalProblem = Problem.Of(ProblemCodes.CatalogStale, "Older.") }.Sees("claude", Seen.Plugin("notes"));
        world.Universal.Add(Seen.Universal("notes"));

        var document = await world.DiscoverAsync();

        document.Entries.ShouldHaveSingleItem().MatchConfidence.ShouldBe(MatchConfidence.None);
        document.Problems.ShouldHaveSingleItem().Details!["reason"].ShouldBe(ProblemCodes.CatalogStale);
        document.Warnings.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("owner/repo", "https://github.com/Owner/Repo.git", true)]
    [InlineData("github:owner/repo", "https://token@github.com/owner/repo/", true)]
    [InlineData("https://gitlab.com/owner/repo", "owner/repo", false)]
    [InlineData("/folder", "owner/repo", null)]
    [InlineData("./folder", "owner/repo", null)]
    [InlineData(null, "owner/repo", null)]
    [InlineData("name", "owner/repo", null)]
    public void Repositories_are_compared_however_they_are_written(string? first, string? second, bool? same) =>
        RepositoryIdentity.Compare(first, second).ShouldBe(same);

    private static (string?, MatchConfidence, MatchBasis) Told(DiscoveryEntry entry) => (entry.MatchedIntegrationId, entry.MatchConfidence, entry.MatchBasis);

    private async Task<DiscoveryEntry> Match(NativeCandidate native, params PluginKit.Contracts.Managed.UniversalCandidate[] universal)
    {
        var world = new DiscoveryWorld(NewDisk()).Sees("claude", native);
        world.Universal.AddRange(universal);
        return (await world.DiscoverAsync()).Entries.ShouldHaveSingleItem();
    }
}

public sealed class MatchingTestsOnVirtualDisk() : MatchingTests(DiskKind.Virtual);

public sealed class MatchingTestsOnRealDisk() : MatchingTests(DiskKind.Real);

using PluginKit.Contracts.Display;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Catalogs;

/// <summary>Marketplaces of clients as catalogs of the host, alone and beside others.</summary>
public sealed class MarketplaceCatalogTests
{
    [SharedDataTheory("marketplaces")]
    [InlineData("claude-plugins-official.json", 286)]
    [InlineData("openai-plugins.json", 180)]
    [InlineData("cursor-plugins.json", 25)]
    public async Task A_real_marketplace_is_shown_in_full(string file, int count)
    {
        using var host = new HostFixture();

        var run = await host.AskAsync("catalog", "--catalog", Path.Join(SharedData.Folder("marketplaces"), file));

        run.ExitCode.ShouldBe(0, run.Error);
        var catalog = run.Document<CatalogDocument>();
        catalog.Entries.Count.ShouldBe(count);
        catalog.Entries.ShouldAllBe(static entry => entry.AvailableAppTargets.Count > 0 || entry.Problems.Any(static problem => problem.IsError));
    }

    [SharedDataFact("marketplaces", And = "universal-plugins")]
    public async Task Several_catalogs_are_one_page()
    {
        using var host = new HostFixture();
        var marketplaces = SharedData.Folder("marketplaces")!;
        string[] catalogs = ["--catalog", SharedData.UniversalPlugins!, "--catalog", Path.Join(marketplaces, "claude-plugins-official.json"), "--catalog", Path.Join(marketplaces, "openai-plugins.json")];

        var catalog = (await host.AskAsync(["catalog", .. catalogs])).Document<CatalogDocument>();
        var view = (await host.AskAsync(["view", .. catalogs])).Document<ViewDocument>();

        catalog.Entries.Sum(static entry => 1 + entry.Alternatives.Count).ShouldBe(29 + 286 + 180);
        catalog.Entries.Count(static entry => entry.AvailableAppTargets.Count > 0).ShouldBe(29);
        view.Entries.Count.ShouldBe(catalog.Entries.Count);
        view.Entries.Count(static entry => entry.AllowedActions.Count > 0).ShouldBe(29);
        view.Entries.Where(static entry => entry.AllowedActions.Count == 0)
            .ShouldAllBe(static entry => entry.UnavailableActions.Single(static action => action.ActionClass == ActionClass.InstallTarget).Code == entry.Problems.First(static problem => problem.IsError).Code);
    }

    [SharedDataFact("marketplaces")]
    public async Task What_cannot_be_installed_is_refused_with_the_reason_that_its_entry_gives()
    {
        using var host = new HostFixture();
        var file = Path.Join(SharedData.Folder("marketplaces"), "claude-plugins-official.json");
        var before = host.Everything();
        var entries = (await host.AskAsync("catalog", "--catalog", file)).Document<CatalogDocument>().Entries;

        foreach (var id in (string[])["42crunch-api-security-testing", "agent-sdk-dev", "atomic-agents"])
        {
            // What only fetching can tell, the plan fetches; beside simulated clients there is no git.
            var told = entries.Single(entry => entry.IntegrationId == id).Problems.First(static problem => problem.IsError).Code;
            var reason = told == ProblemCodes.MarketplaceEntryUnchecked ? ProblemCodes.GitMissing : told;
            var run = await host.AskAsync("add", id, "--catalog", file, "--apply");
            run.ExitCode.ShouldBe(1);
            run.Problem(reason).Message.ShouldNotBeEmpty();

            // The same by the reference alone, which the plan has to judge.
            (await host.AskAsync("add", entries.Single(entry => entry.IntegrationId == id).SourceRef, "--apply")).Problem(reason).Message.ShouldNotBeEmpty();
        }

        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    [Fact]
    public async Task B44_hidden_text_of_a_marketplace_is_told_and_shown_as_its_escape()
    {
        using var host = new HostFixture();
        var file = Path.Join(host.Packages, "marketplace.json");
        HostFixture.Write(file, """{ "name": "m", "plugins": [{ "name": "odd", "displayName": "No\u202Etes", "description": "a\u200Bb\uDB40\uDC41", "keywords": ["k\u2066"], "homepage": "javascript:alert(1)", "source": "./odd" }] }""");

        foreach (var command in (string[][])[["catalog"], ["view"], ["show", "odd"]])
        {
            var shown = (await host.ShowAsync([.. command, "--catalog", file])).Out;

            (shown.Contains("odd") || shown.Contains("{202E}")).ShouldBeTrue(shown);
            shown.Split('\n').ShouldAllBe(static line => !HiddenCharacters.AreIn(line.Replace("\r", string.Empty)), string.Join(' ', command));
            shown.ShouldNotContain("javascript:");
        }

        var entry = (await host.AskAsync("catalog", "--catalog", file)).Document<CatalogDocument>().Entries.ShouldHaveSingleItem();
        entry.Problems.Count(static problem => problem.Code == ProblemCodes.HiddenText).ShouldBe(3);
        entry.HomepageUrl.ShouldBeNull();
    }

    [Fact]
    public async Task A_universal_package_of_a_marketplace_is_installed_by_its_id()
    {
        using var host = new HostFixture();
        SamplePackage.Write(host);
        var file = HostFixture.Write(
            Path.Join(host.Packages, ".claude-plugin", "marketplace.json"),
            """{ "name": "ours", "owner": { "name": "o" }, "plugins": [{ "name": "context7", "source": "./context7" }, { "name": "odd", "source": { "source": "pigeon" } }] }""");

        (await host.AskAsync("catalog", "--catalog", file, "--installable")).Document<CatalogDocument>().Entries.ShouldHaveSingleItem().IntegrationId.ShouldBe("context7");
        (await host.AskAsync("add", "context7", "--catalog", file, "--apply")).Applied();
        (await host.AskAsync("add", "odd", "--catalog", file)).Problem(ProblemCodes.MarketplaceEntryUnsupported);
        (await host.ShowAsync("catalog", "--catalog", file)).Out.ShouldContain(ProblemCodes.MarketplaceEntryUnsupported);
    }
}

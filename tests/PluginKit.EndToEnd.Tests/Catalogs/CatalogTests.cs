using PluginKit.Contracts.Documents;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Catalogs;

/// <summary>The catalog of real plugins through the host, and catalogs that cannot be used.</summary>
public sealed class CatalogTests
{
    [SharedDataFact("universal-plugins")]
    public async Task The_real_catalog_has_twenty_nine_entries()
    {
        using var host = new HostFixture();

        var run = await host.AskAsync("--catalog", SharedData.UniversalPlugins!, "catalog");

        run.ExitCode.ShouldBe(0);
        var catalog = run.Document<CatalogDocument>();
        catalog.Ok.ShouldBeTrue();
        catalog.Entries.Count.ShouldBe(29);
        catalog.Problems.ShouldBeEmpty();
    }

    [SharedDataFact("universal-plugins")]
    public async Task The_entry_of_context7_has_the_values_of_its_manifest()
    {
        using var host = new HostFixture();
        var text = await File.ReadAllLinesAsync(Path.Join(SharedData.UniversalPlugins, "plugins", "context7", "plugin", "plugin.yaml"));
        string Value(string field) => text.Single(line => line.StartsWith(field + ": ", StringComparison.Ordinal))[(field.Length + 2)..];
        string[] Items(string field) => [.. text.SkipWhile(line => line != field + ":").Skip(1).TakeWhile(static line => line.StartsWith("    - ", StringComparison.Ordinal)).Select(static line => line[6..])];

        var entry = (await host.AskAsync("--catalog", SharedData.UniversalPlugins!, "catalog")).Document<CatalogDocument>().Entries.Single(static entry => entry.IntegrationId == "context7");

        entry.DisplayName.ShouldBe(Value("name"));
        entry.Version.ShouldBe(Value("version"));
        entry.Description.ShouldBe(Value("description"));
        entry.HomepageUrl.ShouldBe(Value("homepage"));
        entry.RepositoryUrl.ShouldBe(Value("repository"));
        entry.License.ShouldBe(Value("license"));
        entry.Keywords.ShouldBe(Items("keywords"));
        entry.AuthoredTargets.ShouldBe(Items("targets"));
        entry.Author?.Name.ShouldBe("Upstash");
        entry.ManageableTargets.ShouldBe(["claude", "codex-package"]);
        entry.AvailableAppTargets.ShouldBe(["claude", "codex"]);
        entry.SupportedScopesByTarget["claude"].Select(static scope => scope.Value).ShouldBe(["user", "project"]);
        entry.Category.ShouldBeNull();
        entry.PackageDigest.ShouldNotBeNull().ShouldStartWith("sha256:");
    }

    [SharedDataFact("universal-plugins")]
    public async Task Search_finds_by_every_word()
    {
        using var host = new HostFixture();

        var found = (await host.AskAsync("catalog", "--search", "context7 documentation", "--catalog", SharedData.UniversalPlugins!)).Document<CatalogDocument>();

        found.Entries.ShouldHaveSingleItem().IntegrationId.ShouldBe("context7");
        (await host.AskAsync("catalog", "--search", "context7 nosuchword", "--catalog", SharedData.UniversalPlugins!)).Document<CatalogDocument>().Entries.ShouldBeEmpty();
    }

    [SharedDataFact("universal-plugins")]
    public async Task Show_gives_the_entry_and_its_readme()
    {
        using var host = new HostFixture();

        var detail = (await host.AskAsync("show", "context7", "--catalog", SharedData.UniversalPlugins!)).Document<DetailDocument>();

        detail.ViewEntry.ShouldNotBeNull().IntegrationId.ShouldBe("context7");
        detail.Readme.ShouldNotBeNull().Text.ShouldContain("Context7");
        var shown = (await host.ShowAsync("show", "context7", "--catalog", SharedData.UniversalPlugins!)).Out;
        shown.ShouldContain("homepage: https://context7.com");

        // Laid out, not as it was written: the heading is there, its mark is not.
        var heading = detail.Readme.Text.Split('\n').First(static line => line.StartsWith("# ", StringComparison.Ordinal));
        shown.ShouldContain(heading[2..].Trim());
        shown.ShouldNotContain(heading.Trim());
    }

    [Theory]
    [InlineData(null, "catalog_absent")]
    [InlineData("{", "catalog_corrupt")]
    [InlineData("{ \"format\": \"plugin-kit-ai/integrations-catalog\", \"schema_version\": 99 }", "catalog_newer")]
    public async Task A_catalog_that_cannot_be_used_is_named(string? content, string code)
    {
        using var host = new HostFixture();
        var file = Path.Join(host.Packages, "catalog.json");
        if (content is not null)
        {
            HostFixture.Write(file, content);
        }

        var before = host.Everything();

        var run = await host.AskAsync("catalog", "--catalog", file);

        run.ExitCode.ShouldBe(1, run.Out);
        run.Problem(code).Path.ShouldBe(file);
        (await host.AskAsync("view", "--catalog", file)).Problem(code).Path.ShouldBe(file);
        (await host.AskAsync("add", "context7", "--catalog", file, "--apply")).Problem(code).Path.ShouldBe(file);
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_catalog_the_table_says_how_to_name_one_and_does_not_nag_elsewhere()
    {
        using var host = new HostFixture();

        var catalog = await host.ShowAsync("catalog");

        catalog.ExitCode.ShouldBe(1);
        catalog.Out.ShouldContain("--catalog DIR|FILE");
        foreach (var command in (string[])["discover", "view"])
        {
            var run = await host.ShowAsync(command);
            run.ExitCode.ShouldBe(0);
            run.Out.ShouldNotContain("warning");
        }
    }
}

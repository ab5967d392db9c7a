using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Catalogs;

/// <summary>Making, refreshing, checking and comparing snapshots through the host.</summary>
public sealed class SnapshotCommandTests
{
    [Fact]
    public async Task A_snapshot_is_made_checked_used_and_made_anew()
    {
        using var host = new HostFixture();
        var (checkout, file) = (Checkout(host), Path.Join(host.Packages, "shipped", "catalog.json"));

        var built = await host.AskAsync("catalog", "build", file, "--catalog", checkout);
        built.ExitCode.ShouldBe(0, built.Out);
        built.Document<CatalogChangesDocument>().Changes.Select(static change => (change.IntegrationId, change.Change)).ShouldBe([("docs", "added"), ("notes", "added")]);

        (await host.AskAsync("catalog", "verify", file)).ExitCode.ShouldBe(0);
        (await host.AskAsync("catalog", "verify", file, "--catalog", checkout)).ExitCode.ShouldBe(0);
        (await host.AskAsync("catalog", "--catalog", file)).Document<CatalogDocument>().Entries.Count.ShouldBe(2);
        (await host.AskAsync("catalog", "diff", file, checkout)).Document<CatalogChangesDocument>().Changes.ShouldBeEmpty();

        Package(checkout, "notes", "2.0.0");
        var drifted = await host.AskAsync("catalog", "verify", file, "--catalog", checkout);
        drifted.ExitCode.ShouldBe(1);
        drifted.Problem(ProblemCodes.CatalogDiffers).Message.ShouldContain("'notes'");
        var refreshed = await host.ShowAsync("catalog", "refresh", file, "--catalog", checkout);
        refreshed.ExitCode.ShouldBe(0, refreshed.Out);
        refreshed.Out.ShouldContain("1.0.0");
        refreshed.Out.ShouldContain("2.0.0");
        (await host.AskAsync("catalog", "verify", file, "--catalog", checkout)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_refresh_without_its_origin_keeps_the_snapshot_and_says_that_it_is_old()
    {
        using var host = new HostFixture();
        var (checkout, file) = (Checkout(host), Path.Join(host.Packages, "catalog.json"));
        await host.AskAsync("catalog", "build", file, "--catalog", checkout);
        Directory.Delete(checkout, recursive: true);

        var failed = await host.AskAsync("catalog", "refresh", file, "--catalog", checkout);

        failed.ExitCode.ShouldBe(1);
        failed.Problem(ProblemCodes.CatalogRefreshFailed).Path.ShouldBe(file);
        var stale = (await host.AskAsync("catalog", "--catalog", file)).Document<CatalogDocument>();
        (stale.Source.Stale, stale.Entries.Count).ShouldBe((true, 2));
        (await host.AskAsync("catalog", "build", file, "--catalog", checkout)).ExitCode.ShouldBe(1);
        (await host.AskAsync("catalog", "--catalog", file)).Document<CatalogDocument>().Entries.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_damaged_snapshot_is_found()
    {
        using var host = new HostFixture();
        var file = Path.Join(host.Packages, "catalog.json");
        await host.AskAsync("catalog", "build", file, "--catalog", Checkout(host));
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("What notes does.", "What nobody does.", StringComparison.Ordinal));

        var run = await host.ShowAsync("catalog", "verify", file);

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain("notes");
        run.Out.ShouldContain("damaged");
        run.Out.ShouldContain(ProblemCodes.CatalogDigestMismatch);
    }

    [Fact]
    public async Task Another_revision_than_the_expected_one_is_refused()
    {
        using var host = new HostFixture();
        var file = Path.Join(host.Packages, "catalog.json");

        var run = await host.AskAsync("catalog", "build", file, "--catalog", Checkout(host), "--revision", new string('a', 40));

        run.ExitCode.ShouldBe(1);
        run.Problem(ProblemCodes.CatalogRevisionMismatch);
        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public async Task A_snapshot_that_is_to_travel_names_what_can_be_fetched()
    {
        using var host = new HostFixture();
        var (checkout, file) = (Checkout(host), Path.Join(host.Packages, "catalog.json"));

        (await host.AskAsync("catalog", "build", file, "--catalog", checkout, "--reference-base", "github:example/plugins@v1")).ExitCode.ShouldBe(0);
        Directory.Delete(checkout, recursive: true);

        var entries = (await host.AskAsync("catalog", "--catalog", file, "--installable")).Document<CatalogDocument>().Entries;
        entries.Select(static entry => entry.SourceRef).ShouldBe(["github:example/plugins@v1//plugins/docs", "github:example/plugins@v1//plugins/notes"]);
        (await host.AskAsync("catalog", "build", file, "--catalog", file, "--reference-base", "github:example/plugins@v1")).Problem(ProblemCodes.Usage);
    }

    [Theory]
    [InlineData("catalog", "build")]
    [InlineData("catalog", "diff", "one")]
    [InlineData("catalog", "--limit", "0")]
    [InlineData("catalog", "--offset", "-1")]
    public async Task A_command_that_lacks_something_is_a_usage_error(params string[] args)
    {
        using var host = new HostFixture();

        (await host.AskAsync(args)).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Pages_and_filters_are_those_of_the_library()
    {
        using var host = new HostFixture();
        var checkout = Checkout(host);

        var first = (await host.AskAsync("catalog", "--catalog", checkout, "--limit", "1")).Document<CatalogDocument>();
        (first.Entries.Count, first.TotalEntries, first.NextOffset).ShouldBe((1, 2, 1));
        (await host.AskAsync("catalog", "--catalog", checkout, "--limit", "1", "--offset", "1")).Document<CatalogDocument>().Entries.ShouldHaveSingleItem().IntegrationId.ShouldBe("notes");
        (await host.ShowAsync("catalog", "--catalog", checkout, "--limit", "1")).Out.ShouldContain("--offset 1");
        (await host.AskAsync("catalog", "--catalog", checkout, "--installable", "false")).Document<CatalogDocument>().Entries.ShouldBeEmpty();
        (await host.AskAsync("catalog", "--catalog", checkout, "--capability", "mcp")).Document<CatalogDocument>().Entries.ShouldBeEmpty();
        (await host.AskAsync("catalog", "--catalog", checkout, "--installable", "--scope", "project")).Document<CatalogDocument>().Entries.Count.ShouldBe(2);
    }

    private static string Checkout(HostFixture host)
    {
        var checkout = Path.Join(host.Packages, "checkout");
        Package(checkout, "notes", "1.0.0");
        Package(checkout, "docs", "1.0.0");
        return checkout;
    }

    private static void Package(string checkout, string id, string version) => HostFixture.Write(
        Path.Join(checkout, "plugins", id, "plugin", "plugin.yaml"),
        $"api_version: v1\nname: {id}\nversion: {version}\ndescription: What {id} does.\ntargets: [claude, codex-package]\n");
}

using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Snapshots;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;
using Texts = PluginKit.Catalog.Tests.Worlds.Snapshots;

namespace PluginKit.Catalog.Tests.Origins;

/// <summary>One catalog of several origins.</summary>
public abstract class OriginTests(DiskKind kind) : DiskSuite(kind)
{
    [Fact]
    public void Every_entry_tells_where_it_was_found()
    {
        using var world = TwoCheckouts();

        var document = world.Load();

        document.Ok.ShouldBeTrue();
        document.Source.Kind.ShouldBe("merged");
        document.Origins.Select(static origin => (origin.Id, origin.Kind, origin.Location)).ShouldBe([("catalog", "local_checkout", "/catalog"), ("team", "local_checkout", "/team")]);
        var team = document.Entries.Single(static entry => entry.IntegrationId == "board").Origin!;
        (team.Id, team.Kind, team.Location, team.Revision, team.Stale, team.Via).ShouldBe(("team", "local_checkout", "/team", document.Origins[1].Revision, false, null));
    }

    [Fact]
    public void Of_one_id_in_two_origins_the_first_counts_and_the_other_stays_reachable()
    {
        using var world = TwoCheckouts();

        var notes = world.Load().Entries.Single(static entry => entry.IntegrationId == "notes");

        notes.Description.ShouldBe("First.");
        notes.Origin!.Id.ShouldBe("catalog");
        var other = notes.Alternatives.ShouldHaveSingleItem();
        (other.IntegrationId, other.SourceRef, other.Origin!.Id).ShouldBe(("notes", "/team/plugins/notes", "team"));
        other.AvailableAppTargets.ShouldBe(["claude", "codex"]);
        var problem = notes.Problems.Single(static problem => problem.Code == ProblemCodes.CatalogIdCollision);
        problem.Details!["counts"].ShouldBe("catalog");
        problem.Details["shadowed"].ShouldBe("team");
        world.Load(new() { Origins = ["team"] }).Entries.Single(static entry => entry.IntegrationId == "notes").Description.ShouldBe("Second.");
    }

    [Fact]
    public void Ids_that_differ_only_in_letter_case_are_one_id()
    {
        using var world = TwoCheckouts();
        world.WithPackage("/team/plugins/upper", "Docs", "Second.").WithPlugin("docs", description: "First.");

        var document = world.Load();

        var docs = document.Entries.Single(static entry => string.Equals(entry.IntegrationId, "docs", StringComparison.OrdinalIgnoreCase));
        docs.IntegrationId.ShouldBe("docs");
        docs.Alternatives.ShouldHaveSingleItem().IntegrationId.ShouldBe("Docs");
    }

    [Fact]
    public void An_origin_that_cannot_be_read_costs_only_its_own_entries()
    {
        using var world = new CatalogWorld(NewDisk(), configure: static options =>
        {
            options.Origins.Add(CatalogOrigin.At("gone", "/nowhere"));
            options.Origins.Add(CatalogOrigin.At("broken", "/broken.json"));
        }).WithPlugin("notes");
        world.Disk.AddFile("/broken.json", "{\n oops");

        var document = world.Load();

        document.Ok.ShouldBeTrue();
        document.Entries.ShouldHaveSingleItem();
        var failed = document.Problems.Where(static problem => problem.Code == ProblemCodes.CatalogOriginFailed).ToArray();
        failed.Select(static problem => (problem.Details!["origin"], problem.Details["reason"])).ShouldBe([("gone", "catalog_absent"), ("broken", "catalog_corrupt")]);
        failed[1].Line.ShouldBe(2);
    }

    [Fact]
    public void When_no_origin_can_be_read_there_is_no_answer()
    {
        using var world = new CatalogWorld(NewDisk(), "/nowhere", static options => options.Origins.Add(CatalogOrigin.At("gone", "/nowhere-else")));

        var document = world.Load();

        document.Ok.ShouldBeFalse();
        document.Problems.Select(static problem => problem.Code).ShouldBe([ProblemCodes.CatalogAbsent, ProblemCodes.CatalogAbsent]);
    }

    [Fact]
    public void The_last_good_snapshot_stands_in_and_says_that_it_is_old()
    {
        using var world = new CatalogWorld(NewDisk(), location: null, static options => options.Origins.Add(CatalogOrigin.At("team", "/team") with { LastGood = Texts.Path }));
        world.Disk.AddFile(Texts.Path, Texts.Text(Texts.Entry("kept")));

        var document = world.Load();

        document.Ok.ShouldBeTrue();
        document.Source.Stale.ShouldBeTrue();
        var entry = document.Entries.ShouldHaveSingleItem();
        (entry.IntegrationId, entry.Origin!.Id, entry.Origin.Stale).ShouldBe(("kept", "team", true));
        document.Problems.Select(static problem => problem.Code).ShouldBe([ProblemCodes.CatalogAbsent, ProblemCodes.CatalogStale]);
    }

    [Fact]
    public async Task Readmes_and_candidates_belong_to_the_origin_of_their_entry()
    {
        using var world = TwoCheckouts();
        world.With("plugins/notes/plugin/README.md", "# First").With(".agents/plugins/marketplace.json", """{ "name": "mine", "plugins": [{ "name": "notes", "source": "./plugins/notes" }] }""");
        world.Disk.AddFile("/team/plugins/board/plugin/README.md", "# Board")
            .AddFile("/team/.agents/plugins/marketplace.json", """{ "name": "theirs", "plugins": [{ "name": "notes", "source": "./plugins/notes" }, { "name": "board", "source": "./plugins/board" }] }""");

        (await world.Catalog.ReadReadmeAsync("board", CancellationToken.None)).Readme!.Text.ShouldBe("# Board");
        (await world.Catalog.ReadReadmeAsync("notes", CancellationToken.None)).Readme!.Text.ShouldBe("# First");
        var candidates = (await world.Candidates.ReadAsync(CancellationToken.None)).Candidates.ToDictionary(static one => one.IntegrationId, StringComparer.Ordinal);
        candidates["notes"].PublishedMarketplaceNames.ShouldBe(["mine"]);
        candidates["board"].PublishedMarketplaceNames.ShouldBe(["theirs"]);
        candidates["board"].PackagePath.ShouldBe("plugins/board");
    }

    [Fact]
    public void A_snapshot_of_several_origins_keeps_where_each_entry_was_found()
    {
        using var world = TwoCheckouts();
        var snapshot = CatalogSnapshot.Write(world.Load());
        using var shipped = new CatalogWorld(NewDisk(), location: null, options => options.Origins.Add(CatalogOrigin.From("shipped", () => new MemoryStream(snapshot))));

        var document = shipped.Load();

        document.Origins.Select(static origin => origin.Id).ShouldBe(["catalog", "team"]);
        document.Entries.Select(static entry => (entry.IntegrationId, entry.Origin!.Id, entry.Origin.Via)).ShouldBe([("board", "team", "shipped"), ("notes", "catalog", "shipped")]);
        document.Entries[1].Alternatives.ShouldHaveSingleItem().Origin!.Id.ShouldBe("team");
        System.Text.Encoding.UTF8.GetString(snapshot).ShouldNotContain("\"/team\"");
    }

    [Fact]
    public void An_origin_that_nobody_configured_is_named()
    {
        using var world = TwoCheckouts();

        var document = world.Load(new() { Origins = ["other"] });

        document.Ok.ShouldBeFalse();
        document.Problems.ShouldHaveSingleItem().Message.ShouldContain("catalog, team");
    }

    private CatalogWorld TwoCheckouts() =>
        new CatalogWorld(NewDisk(), configure: static options => options.Origins.Add(CatalogOrigin.At("team", "/team")))
            .WithPlugin("notes", description: "First.")
            .WithPackage("/team/plugins/notes", "notes", "Second.")
            .WithPackage("/team/plugins/board", "board", "Board.");
}

public sealed class OriginTestsOnVirtualDisk() : OriginTests(DiskKind.Virtual);

public sealed class OriginTestsOnRealDisk() : OriginTests(DiskKind.Real);

using System.Text;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Snapshots;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Testing.Clock;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;
using Texts = PluginKit.Catalog.Tests.Worlds.Snapshots;

namespace PluginKit.Catalog.Tests.Snapshots;

/// <summary>Making snapshots, making them anew, checking them.</summary>
public abstract class BuildTests(DiskKind kind) : DiskSuite(kind)
{
    private const string File = "/out/catalog.json";
    private static readonly string Commit = new('a', 40);

    [Fact]
    public async Task A_snapshot_is_made_of_a_checkout_at_its_revision()
    {
        using var world = World(out _);

        var built = await Build(world);

        built.Ok.ShouldBeTrue(built.Summary);
        (built.Operation, built.EntryCount, built.ReusedCount, built.Before).ShouldBe(("build", 2, 0, null));
        built.After!.Revision.ShouldBe(Commit);
        built.After.ContentDigest.ShouldStartWith("sha256:");
        built.Changes.Select(static change => (change.IntegrationId, change.Change)).ShouldBe([("docs", "added"), ("notes", "added")]);
        using var shipped = new CatalogWorld(world.Disk, File);
        shipped.Load().Entries.Select(static entry => entry.CatalogRevision).ShouldAllBe(static revision => revision == Commit);
    }

    [Fact]
    public async Task Another_revision_than_the_expected_one_makes_no_snapshot()
    {
        using var world = World(out var disk);

        var built = await world.Snapshots.BuildAsync(new() { File = File, ExpectedRevision = new('b', 40) }, CancellationToken.None);

        built.Ok.ShouldBeFalse();
        built.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogRevisionMismatch);
        disk.Stat(File).ShouldBeNull();
    }

    [Fact]
    public async Task Packages_that_look_as_they_did_are_not_read_again()
    {
        using var world = World(out var disk);
        await Build(world);
        world.With("plugins/notes/plugin/plugin.yaml", "api_version: v1\nname: notes\nversion: 2.0.0\ndescription: d\ntargets: [claude]\n");
        disk.Clear();

        var again = await Build(world);

        (again.ReusedCount, again.UnchangedCount).ShouldBe((1, 1));
        again.Changes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            static change => (change.IntegrationId, change.Change, change.BeforeVersion, change.AfterVersion).ShouldBe(("notes", "changed", "1.0.0", "2.0.0")),
            static change => change.Fields.ShouldContain("version"),
            static change => change.Path.ShouldBe("/catalog/plugins/notes/plugin/plugin.yaml"));
        disk.Reads.ShouldNotContain(static read => read.Kind == DiskOperationKind.OpenReadNoFollow && read.Path.StartsWith("/catalog/plugins/docs/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_incremental_snapshot_has_the_bytes_of_a_complete_one()
    {
        using var world = World(out _);
        await Build(world);
        await Build(world);
        var incremental = Read(world.Disk);

        var complete = await world.Snapshots.BuildAsync(new() { File = File, ReadEverything = true }, CancellationToken.None);

        complete.ReusedCount.ShouldBe(0);
        Read(world.Disk).ShouldBe(incremental);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{ "format": "plugin-kit-ai/catalog-packages", "made_by": "x", "packages": null }""")]
    [InlineData(null)]
    public async Task Without_its_notes_everything_is_read(string? notes)
    {
        using var world = World(out _);
        await Build(world);
        if (notes is null)
        {
            world.Disk.DeleteFile(File + ".packages.json");
        }
        else
        {
            world.Disk.AddFile(File + ".packages.json", notes);
        }

        var again = await Build(world);

        (again.Ok, again.ReusedCount, again.UnchangedCount).ShouldBe((true, 0, 2));
    }

    [Fact]
    public async Task A_refresh_that_fails_keeps_the_last_good_one_and_marks_it()
    {
        using var world = World(out var disk);
        await Build(world);
        var good = Read(disk);
        disk.MoveDirectory("/catalog", "/elsewhere");

        var failed = await world.Snapshots.RefreshAsync(new() { File = File }, CancellationToken.None);

        failed.Ok.ShouldBeFalse();
        failed.Problems.Select(static problem => problem.Code).ShouldBe([ProblemCodes.CatalogRefreshFailed, ProblemCodes.CatalogAbsent]);
        failed.After!.Stale.ShouldBeTrue();
        Read(disk).Replace("    \"stale\": true,\n", "    \"stale\": false,\n", StringComparison.Ordinal).ShouldBe(good);
        using var shipped = new CatalogWorld(disk, File);
        var stale = shipped.Load();
        (stale.Ok, stale.Source.Stale, stale.Entries.Count).ShouldBe((true, true, 2));
        stale.Entries.ShouldAllBe(static entry => entry.Origin!.Stale);
        (await world.Snapshots.VerifyAsync(CatalogOrigin.At("file", File), [], CancellationToken.None)).Ok.ShouldBeTrue();

        disk.MoveDirectory("/elsewhere", "/catalog");
        (await world.Snapshots.RefreshAsync(new() { File = File }, CancellationToken.None)).Ok.ShouldBeTrue();
        shipped.Load().Source.Stale.ShouldBeFalse();
    }

    [Fact]
    public async Task A_snapshot_is_never_made_of_an_older_answer_or_a_part()
    {
        using var world = World(out var disk);
        world.Disk.AddFile("/old.json", Texts.Changed(Texts.Text(Texts.Entry("old")), static json => json["source"]!["stale"] = true));

        (await world.Snapshots.BuildAsync(new() { File = File, From = [CatalogOrigin.At("old", "/old.json")] }, CancellationToken.None))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogStale);
        (await world.Snapshots.BuildAsync(new() { File = File, From = [CatalogOrigin.At("a", "/catalog"), CatalogOrigin.At("b", "/gone")] }, CancellationToken.None))
            .Problems.ShouldContain(static problem => problem.Code == ProblemCodes.CatalogOriginFailed && problem.IsError);
        disk.Stat(File).ShouldBeNull();
    }

    [Fact]
    public async Task Damage_is_found_and_its_entry_named()
    {
        using var world = World(out var disk);
        await Build(world);
        disk.AddFile(File, Read(disk).Replace("Second plugin.", "Another plugin.", StringComparison.Ordinal));

        var check = await world.Snapshots.VerifyAsync(CatalogOrigin.At("file", File), [], CancellationToken.None);

        check.Ok.ShouldBeFalse();
        check.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogDigestMismatch);
        var change = check.Changes.ShouldHaveSingleItem();
        (change.IntegrationId, change.Change).ShouldBe(("notes", "damaged"));
        change.BeforeDigest.ShouldNotBe(change.AfterDigest);
    }

    [Theory]
    [InlineData("entries")]
    [InlineData("problems")]
    [InlineData("revision")]
    public async Task Damage_between_the_entries_is_found(string what)
    {
        using var world = World(out var disk);
        await Build(world);
        disk.AddFile(File, Texts.Damaged(Read(disk), json =>
        {
            switch (what)
            {
                case "entries":
                    json["entries"]!.AsArray().RemoveAt(0);
                    break;
                case "problems":
                    json["problems"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject { ["code"] = "x", ["severity"] = "info", ["message"] = "m" });
                    break;
                default:
                    json["source"]!["revision"] = "other";
                    break;
            }
        }));

        var check = await world.Snapshots.VerifyAsync(CatalogOrigin.At("file", File), [], CancellationToken.None);

        check.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogDigestMismatch);
        check.Changes.ShouldBeEmpty();
        using var shipped = new CatalogWorld(disk, File);
        shipped.Load().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogDigestMismatch);
    }

    [Fact]
    public async Task A_damaged_snapshot_is_no_answer_the_last_good_one_stands_in_and_a_build_replaces_it()
    {
        using var world = World(out var disk);
        await Build(world);
        disk.AddFile("/good.json", Read(disk)).AddFile(File, Read(disk).Replace("Second plugin.", "Another plugin.", StringComparison.Ordinal));
        using var alone = new CatalogWorld(disk, File);
        using var kept = new CatalogWorld(disk, location: null, static options => options.Origins.Add(CatalogOrigin.At("mine", File) with { LastGood = "/good.json" }));

        var (nothing, old) = (alone.Load(), kept.Load());

        (nothing.Ok, nothing.Entries.Count).ShouldBe((false, 0));
        nothing.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogDigestMismatch);
        (old.Ok, old.Source.Stale, old.Entries.Count).ShouldBe((true, true, 2));
        old.Problems.Select(static problem => problem.Code).ShouldBe([ProblemCodes.CatalogDigestMismatch, ProblemCodes.CatalogStale]);
        (await Build(world)).Ok.ShouldBeTrue();
        alone.Load().Ok.ShouldBeTrue();
    }

    [Theory]
    [InlineData("windows line ends")]
    [InlineData("no white space and other escapes")]
    [InlineData("a byte order mark")]
    public async Task A_snapshot_that_was_only_reformatted_is_the_same(string how)
    {
        using var world = World(out var disk);
        await Build(world);
        var text = Read(disk);
        disk.AddFile(File, how switch
        {
            "windows line ends" => text.Replace("\n", "\r\n", StringComparison.Ordinal),
            "a byte order mark" => '\uFEFF' + text,
            _ => Texts.Damaged(text, static _ => { }),
        });
        using var shipped = new CatalogWorld(disk, File);

        var document = shipped.Load();

        (document.Ok, document.Entries.Count).ShouldBe((true, 2));
        document.Entries.ShouldAllBe(static entry => entry.EntryDigest == null && entry.AvailableAppTargets.Count == 2);
        (await world.Snapshots.VerifyAsync(CatalogOrigin.At("file", File), [], CancellationToken.None)).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_written_stays_as_it_was_and_leaves_nothing_beside()
    {
        using var world = World(out var disk);
        await Build(world);
        var good = Read(disk);
        disk.SetMode(File, UnixFileMode.UserRead);

        var refused = await Build(world);

        refused.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ClientFileProtected);
        Read(disk).ShouldBe(good);
        disk.List("/out").Select(static entry => entry.Name).ShouldBe(["catalog.json", "catalog.json.lock", "catalog.json.packages.json"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_snapshot_of_an_older_version_cannot_be_proved()
    {
        using var world = World(out var disk);
        disk.AddFile(File, Texts.Changed(Texts.Text(Texts.Entry("notes")), static _ => { }));

        var check = await world.Snapshots.VerifyAsync(CatalogOrigin.At("file", File), [], CancellationToken.None);

        check.Ok.ShouldBeTrue();
        check.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogDigestAbsent);
        check.Changes.ShouldHaveSingleItem().Change.ShouldBe("unproven");
    }

    [Fact]
    public async Task A_snapshot_is_compared_with_what_it_was_made_of()
    {
        using var world = World(out _);
        await Build(world);
        var (file, checkout) = (CatalogOrigin.At("file", File), CatalogOrigin.At("checkout", "/catalog"));

        (await world.Snapshots.VerifyAsync(file, [checkout], CancellationToken.None)).Ok.ShouldBeTrue();
        world.With("plugins/docs/plugin/skills/read/SKILL.md", "---\nname: read\ndescription: d\n---\n").WithPlugin("more");
        var check = await world.Snapshots.VerifyAsync(file, [checkout], CancellationToken.None);

        check.Ok.ShouldBeFalse();
        check.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogDiffers);
        check.Changes.Select(static change => (change.IntegrationId, change.Change, change.Path)).ShouldBe([("docs", "changed", "/catalog/plugins/docs"), ("more", "added", null)]);
    }

    [Fact]
    public async Task Two_catalogs_are_compared_whatever_they_are()
    {
        using var world = World(out var disk);
        await Build(world);
        disk.AddFile("/m/.claude-plugin/marketplace.json", """{ "plugins": [{ "name": "notes", "version": "3.0.0", "source": "./notes" }] }""");

        var same = await world.Snapshots.DiffAsync(CatalogOrigin.At("a", File), CatalogOrigin.At("b", "/catalog"), CancellationToken.None);
        var other = await world.Snapshots.DiffAsync(CatalogOrigin.At("a", File), CatalogOrigin.At("b", "/m/.claude-plugin/marketplace.json"), CancellationToken.None);
        var none = await world.Snapshots.DiffAsync(CatalogOrigin.At("a", File), CatalogOrigin.At("b", "/gone"), CancellationToken.None);

        (same.Ok, same.Changes.Count, same.UnchangedCount).ShouldBe((true, 0, 2));
        other.Ok.ShouldBeTrue();
        other.Changes.Select(static change => (change.IntegrationId, change.Change)).ShouldBe([("docs", "removed"), ("notes", "changed")]);
        none.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogAbsent);
    }

    [Fact]
    public void A_large_snapshot_is_written_in_pieces()
    {
        using var world = Texts.World(NewDisk(), Texts.Text([.. Enumerable.Range(0, 2_000).Select(static number => Texts.Entry($"plugin-{number}"))]));
        var document = world.Load();
        using var pieces = new Pieces();

        CatalogSnapshot.Write(pieces, document);

        pieces.ToArray().ShouldBe(CatalogSnapshot.Write(document));
        pieces.Largest.ShouldBeLessThan(256 * 1024);
        pieces.Length.ShouldBeGreaterThan(10 * pieces.Largest);
    }

    private static Task<CatalogChangesDocument> Build(CatalogWorld world) => world.Snapshots.BuildAsync(new() { File = File }, CancellationToken.None).AsTask();

    private static string Read(IDisk disk)
    {
        using var reader = new StreamReader(disk.OpenRead(File), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private CatalogWorld World(out RecordingDisk disk)
    {
        disk = new(NewDisk());
        return new CatalogWorld(disk, time: new ControllableTimeProvider(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)))
            .WithPlugin("notes", description: "Second plugin.").WithPlugin("docs", description: "First plugin.").With(".git/HEAD", Commit);
    }

    private sealed class Pieces : MemoryStream
    {
        public int Largest { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        public override void Write(byte[] buffer, int offset, int count)
        {
            Largest = Math.Max(Largest, count);
            base.Write(buffer, offset, count);
        }
    }
}

public sealed class BuildTestsOnVirtualDisk() : BuildTests(DiskKind.Virtual);

public sealed class BuildTestsOnRealDisk() : BuildTests(DiskKind.Real);

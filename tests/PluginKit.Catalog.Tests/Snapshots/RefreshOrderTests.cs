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

/// <summary>Refreshes whose origin does not go forwards.</summary>
public abstract class RefreshOrderTests(DiskKind kind) : DiskSuite(kind)
{
    private const string File = "/out/catalog.json";

    [Theory]
    [InlineData("2026-04-18T11:59:59Z", "other", ProblemCodes.CatalogStale)]
    [InlineData("2026-04-18T11:59:59Z", "old", ProblemCodes.CatalogStale)]
    [InlineData("2026-04-18T12:00:00Z", "other", ProblemCodes.CatalogContradiction)]
    [InlineData("2026-04-18T12:00:00Z", "old", null)]
    [InlineData("2026-04-18T12:00:01Z", "other", null)]
    public async Task P12_A_mirror_that_serves_an_older_or_a_contradicting_snapshot_does_not_replace_the_one_that_is_here(string madeAt, string entry, string? code)
    {
        using var world = new CatalogWorld(NewDisk(), time: new ControllableTimeProvider(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        var from = new CatalogBuildRequest { File = File, From = [CatalogOrigin.At("mirror", "/mirror.json")] };
        world.Disk.AddFile("/mirror.json", Texts.Text(Texts.Entry("old")));
        (await world.Snapshots.RefreshAsync(from, CancellationToken.None)).Ok.ShouldBeTrue();
        Read(world.Disk).ShouldContain("\"fetched_at\": \"2026-04-18T12:00:00Z\"", customMessage: "a copy is as old as what it was made of");
        world.Disk.AddFile("/mirror.json", Texts.Changed(Texts.Text(Texts.Entry(entry)), json => json["source"]!["fetched_at"] = madeAt));

        var refreshed = await world.Snapshots.RefreshAsync(from, CancellationToken.None);

        if (code is null)
        {
            refreshed.Ok.ShouldBeTrue();
            Read(world.Disk).ShouldContain(madeAt);
        }
        else
        {
            refreshed.Problems.Select(static problem => problem.Code).ShouldContain(code);
            Read(world.Disk).ShouldContain("\"old\"");
            Read(world.Disk).ShouldNotContain("\"other\"");
        }
    }

    [Theory]
    [InlineData("2026-04-18T12:00:01Z", "2026-04-18T12:00:02Z", "second")]
    [InlineData("2026-04-18T12:00:02Z", "2026-04-18T12:00:01Z", "first")]
    public async Task Of_two_refreshes_at_once_the_newer_answer_stays_whoever_is_faster(string first, string second, string stays)
    {
        var disk = NewDisk();
        using var world = new CatalogWorld(disk);
        using var other = new CatalogWorld(disk);
        Task<CatalogChangesDocument>? meanwhile = null;
        var late = new CatalogBuildRequest { File = File, From = [CatalogOrigin.From("mirror", () => Answer("second", second))] };
        var early = late with
        {
            From =
            [
                CatalogOrigin.From("mirror", () =>
                {
                    // The first has looked at the file and reads its answer now; the second begins and would end here.
                    meanwhile ??= other.Snapshots.RefreshAsync(late, CancellationToken.None).AsTask();
                    meanwhile.IsCompleted.ShouldBeFalse();
                    return Answer("first", first);
                }),
            ],
        };

        (await world.Snapshots.RefreshAsync(early, CancellationToken.None)).Ok.ShouldBeTrue();
        var ended = await meanwhile.ShouldNotBeNull();

        Read(disk).ShouldContain($"\"{stays}\"");
        ended.Ok.ShouldBe(stays == "second");
        ended.Problems.Any(static problem => problem.Code == ProblemCodes.CatalogStale).ShouldBe(stays == "first");
    }

    [Fact]
    public async Task Of_two_refreshes_of_one_checkout_the_later_one_reads_what_is_there_later()
    {
        var disk = NewDisk();
        using var world = new CatalogWorld(disk).WithPlugin("notes", description: "Old.");
        using var other = new CatalogWorld(disk);
        Task<CatalogChangesDocument>? meanwhile = null;
        var request = new CatalogBuildRequest { File = File, From = [CatalogOrigin.At("checkout", CatalogWorld.Root)] };
        var interleaved = new InterleavedDisk(disk, operation =>
        {
            if (meanwhile is null && operation.Kind == DiskOperationKind.CreateReplacement)
            {
                // The first has read everything and is about to write it.
                world.WithPlugin("notes", description: "New.");
                meanwhile = other.Snapshots.RefreshAsync(request, CancellationToken.None).AsTask();
            }
        });
        using var first = new CatalogWorld(interleaved);

        (await first.Snapshots.RefreshAsync(request, CancellationToken.None)).Ok.ShouldBeTrue();
        (await meanwhile.ShouldNotBeNull()).Ok.ShouldBeTrue();

        Read(disk).ShouldContain("New.");
    }

    [Fact]
    public async Task A_refresh_that_does_not_get_its_turn_leaves_the_snapshot_as_it_is_and_says_who_is_at_it()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes");
        var request = new CatalogBuildRequest { File = File, LockTimeout = TimeSpan.Zero };
        (await world.Snapshots.BuildAsync(request, CancellationToken.None)).Ok.ShouldBeTrue();
        var good = Read(world.Disk);

        CatalogChangesDocument refused;
        using (world.Disk.TryLock(File + ".lock").ShouldNotBeNull())
        {
            refused = await world.Snapshots.RefreshAsync(request, CancellationToken.None);
        }

        refused.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.Busy);
        Read(world.Disk).ShouldBe(good);
        (await world.Snapshots.RefreshAsync(request, CancellationToken.None)).Ok.ShouldBeTrue();
    }

    private static MemoryStream Answer(string entry, string madeAt) =>
        new(Encoding.UTF8.GetBytes(Texts.Changed(Texts.Text(Texts.Entry(entry)), json => json["source"]!["fetched_at"] = madeAt)));

    private static string Read(IDisk disk)
    {
        using var reader = new StreamReader(disk.OpenRead(File), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

public sealed class RefreshOrderTestsOnVirtualDisk() : RefreshOrderTests(DiskKind.Virtual);

public sealed class RefreshOrderTestsOnRealDisk() : RefreshOrderTests(DiskKind.Real);

using System.Text;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Snapshots;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Testing.Clock;
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

    private static string Read(IDisk disk)
    {
        using var reader = new StreamReader(disk.OpenRead(File), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

public sealed class RefreshOrderTestsOnVirtualDisk() : RefreshOrderTests(DiskKind.Virtual);

public sealed class RefreshOrderTestsOnRealDisk() : RefreshOrderTests(DiskKind.Real);

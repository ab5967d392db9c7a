using PluginKit.Catalog.Snapshots;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Documents;
using PluginKit.Platform.Disk;
using PluginKit.Testing.Clock;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;

namespace PluginKit.Catalog.Tests.Snapshots;

/// <summary>The digest decides whether a package is what it was; its look only saves the hashing, and only where it cannot deceive.</summary>
public abstract class ReuseTests(DiskKind kind) : DiskSuite(kind)
{
    private const string File = "/out/catalog.json";
    private const string Manifest = "/catalog/plugins/notes/plugin/plugin.yaml";
    private static readonly DateTimeOffset Now = new(2026, 4, 18, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1, "a moment before the build")]
    [InlineData(0, "at the moment of the build")]
    [InlineData(1, "while it ran")]
    [InlineData(3600, "by a clock that is ahead")]
    public async Task Other_bytes_of_the_same_size_and_time_are_found_where_the_time_could_deceive(int seconds, string when)
    {
        var (disk, _) = DatedDisk.Over(NewDisk(), new(Now.AddSeconds(seconds), Now.AddSeconds(seconds)));
        using var world = World(disk);
        await BuildAsync(world);

        disk.AddFile(Manifest, Text("A Plugin."));
        var again = await BuildAsync(world);

        again.Changes.ShouldHaveSingleItem(when).Fields.ShouldBe(["description", "manifest_digest", "package_digest"]);
        (await BuildAsync(world)).Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Other_bytes_whose_time_was_put_back_are_found_where_the_disk_notes_the_change()
    {
        var (disk, dates) = DatedDisk.Over(NewDisk(), new(Now.AddDays(-9), Now.AddDays(-9)));
        using var world = World(disk);
        await BuildAsync(world);

        disk.AddFile(Manifest, Text("A Plugin."));
        dates.Times = new(Now.AddDays(-9), Now.AddHours(1));
        var again = await BuildAsync(world);

        again.Changes.ShouldHaveSingleItem().Fields.ShouldContain("description");
    }

    [Fact]
    public async Task A_file_that_was_only_touched_keeps_its_entry_and_is_hashed_once()
    {
        var (disk, dates) = DatedDisk.Over(NewDisk(), new(Now.AddDays(-9), Now.AddDays(-9)));
        var recorded = new RecordingDisk(disk);
        using var world = World(recorded);
        await BuildAsync(world);

        dates.Times = new(Now.AddDays(-8), Now.AddDays(-8));
        var (touched, opened) = (await BuildAsync(world), Opened(recorded));
        var (quiet, never) = (await BuildAsync(world), Opened(recorded));

        (touched.ReusedCount, touched.Changes.Count, opened).ShouldBe((1, 0, 1));
        (quiet.ReusedCount, quiet.Changes.Count, never).ShouldBe((1, 0, 0));
    }

    [Fact]
    public async Task Everything_is_read_where_that_is_asked_for()
    {
        var recorded = new RecordingDisk(DatedDisk.Over(NewDisk(), new(Now.AddDays(-9), Now.AddDays(-9))).Disk);
        using var world = World(recorded);
        await BuildAsync(world);
        Opened(recorded);

        var all = await world.Snapshots.BuildAsync(new() { File = File, ReadEverything = true }, CancellationToken.None);

        (all.ReusedCount, all.Changes.Count).ShouldBe((0, 0));
        Opened(recorded).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_the_disk_really_notes_is_enough_to_find_a_change_right_after_a_build()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes", description: "A plugin.");
        await BuildAsync(world);
        world.WithPlugin("notes", description: "A Plugin.");

        (await BuildAsync(world)).Changes.ShouldHaveSingleItem().Fields.ShouldContain("description");
    }

    private static CatalogWorld World(IDisk disk)
    {
        disk.AddFile(Manifest, Text("A plugin."));
        return new(disk, time: new ControllableTimeProvider(Now));
    }

    private static string Text(string description) => $"api_version: v1\nname: notes\nversion: 1.0.0\ndescription: {description}\ntargets: [claude]\n";

    private static Task<CatalogChangesDocument> BuildAsync(CatalogWorld world) => world.Snapshots.BuildAsync(new() { File = File }, CancellationToken.None).AsTask();

    /// <summary>How many files of the package were opened since the last question.</summary>
    private static int Opened(RecordingDisk disk)
    {
        var opened = disk.Reads.Where(static read => read.Kind == DiskOperationKind.OpenReadNoFollow && read.Path.StartsWith("/catalog/plugins/", StringComparison.Ordinal))
            .Select(static read => read.Path).Distinct(StringComparer.Ordinal).Count();
        disk.Clear();
        return opened;
    }
}

public sealed class ReuseTestsOnVirtualDisk() : ReuseTests(DiskKind.Virtual);

public sealed class ReuseTestsOnRealDisk() : ReuseTests(DiskKind.Real);

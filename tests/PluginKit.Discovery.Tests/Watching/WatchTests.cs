using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Watching;
using PluginKit.Tests.Disks;

namespace PluginKit.Discovery.Tests.Watching;

/// <summary>What counts as a change, and when it is told.</summary>
public abstract class WatchTests(DiskKind kind) : DiskSuite(kind)
{
    [Fact]
    public async Task The_first_document_of_each_client_says_that_it_is_listened_to()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile(WatchWorld.Settings, "{}").AddDirectory(WatchWorld.Plugins).AddFile(WatchWorld.Config, "");

        var started = await world.StartAsync();

        started.Select(static one => (one.Sequence, one.NativeTarget, one.ChangeKind, one.ChangedPaths.Count, one.Ok))
            .ShouldBe([(1, "claude", NativeChangeKind.Started, 0, true), (2, "codex", NativeChangeKind.Started, 0, true)]);
        started.ShouldAllBe(static one => one.Format == DocumentFormats.Change && one.Problems.Count == 0);
        world.Notifier.Directories.ShouldBe([WatchWorld.Home, "/home/user/.claude", WatchWorld.Plugins, "/home/user/.codex"]);
    }

    [Fact]
    public async Task What_happens_within_the_quiet_period_is_one_change()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile(WatchWorld.Settings, "1").AddDirectory(WatchWorld.Plugins);
        await world.StartAsync();

        world.Write(WatchWorld.Settings, "2");
        world.Clock.Advance(TimeSpan.FromMilliseconds(249));
        world.Disk.AddDirectory(WatchWorld.Plugins + "/new");
        world.Moved(WatchWorld.Plugins + "/new");
        world.Clock.Advance(TimeSpan.FromMilliseconds(249));
        world.Write(WatchWorld.Settings, "3");
        world.Settle();
        var change = await world.NextAsync();
        world.Write(WatchWorld.Settings, "4");
        world.Settle();

        (change.Sequence, change.NativeTarget, change.ChangeKind).ShouldBe((3, "claude", NativeChangeKind.Changed));
        Told(change).ShouldBe([(WatchWorld.Plugins, NativePathKind.Folder, NativePathChange.Changed), (WatchWorld.Settings, NativePathKind.File, NativePathChange.Changed)]);
        (await world.NextAsync()).Sequence.ShouldBe(4);
    }

    [Fact]
    public async Task Constant_writing_is_told_after_the_longest_delay()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile(WatchWorld.Settings, "0");
        await world.StartAsync();

        for (var count = 1; count <= 10; count++)
        {
            world.Write(WatchWorld.Settings, $"{count}");
            world.Clock.Advance(TimeSpan.FromMilliseconds(200));
        }

        (await world.NextAsync()).Sequence.ShouldBe(3);
    }

    [Fact]
    public async Task A_file_that_is_written_anew_with_the_same_bytes_is_no_change()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile(WatchWorld.Settings, "{}").AddFile(WatchWorld.Config, "a = 1");
        await world.StartAsync();

        world.Write(WatchWorld.Settings, "{}");
        world.Settle();
        world.Moved(WatchWorld.Settings);
        world.Settle();
        world.Write(WatchWorld.Config, "a = 2");
        world.Settle();

        var change = await world.NextAsync();
        (change.Sequence, change.NativeTarget).ShouldBe((3, "codex"));
    }

    [Fact]
    public async Task A_replacement_by_rename_is_a_change()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile(WatchWorld.Settings, "old").AddFile(WatchWorld.Settings + ".tmp", "new");
        await world.StartAsync();

        world.Disk.MoveFile(WatchWorld.Settings + ".tmp", WatchWorld.Settings, overwrite: true);
        world.Moved(WatchWorld.Settings + ".tmp");
        world.Moved(WatchWorld.Settings);
        world.Settle();

        Told(await world.NextAsync()).ShouldBe([(WatchWorld.Settings, NativePathKind.File, NativePathChange.Changed)]);
    }

    [Fact]
    public async Task Of_a_folder_the_names_count_and_not_what_is_in_the_files()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile(WatchWorld.Plugins + "/note.txt", "1").AddFile(WatchWorld.Settings, "1");
        await world.StartAsync();

        world.Write(WatchWorld.Plugins + "/note.txt", "2");
        world.Settle();
        world.Disk.DeleteFile(WatchWorld.Plugins + "/note.txt");
        world.Moved(WatchWorld.Plugins + "/note.txt");
        world.Settle();

        var change = await world.NextAsync();
        change.Sequence.ShouldBe(3);
        Told(change).ShouldBe([(WatchWorld.Plugins, NativePathKind.Folder, NativePathChange.Changed)]);
    }

    [Fact]
    public async Task A_deleted_file_disappears_and_one_that_comes_back_appears()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile(WatchWorld.Config, "1");
        await world.StartAsync();

        world.Disk.DeleteFile(WatchWorld.Config);
        world.Moved(WatchWorld.Config);
        world.Settle();
        Told(await world.NextAsync()).ShouldBe([(WatchWorld.Config, NativePathKind.File, NativePathChange.Disappeared)]);
        world.Write(WatchWorld.Config, "1");
        world.Settle();

        Told(await world.NextAsync()).ShouldBe([(WatchWorld.Config, NativePathKind.File, NativePathChange.Appeared)]);
    }

    [Fact]
    public async Task Lost_notices_are_one_document_for_each_client_concerned()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile(WatchWorld.Settings, "1").AddFile(WatchWorld.Config, "1");
        await world.StartAsync();

        world.Notifier.Tell(WatchWorld.Home, DirectoryNoticeKind.Overflow);
        world.Notifier.Tell("/home/user/.claude", DirectoryNoticeKind.Overflow);
        world.Disk.AddFile(WatchWorld.Config, "2");
        world.Settle();

        var first = await world.NextAsync();
        var second = await world.NextAsync();
        (first.NativeTarget, first.ChangeKind, first.ChangedPaths.Count).ShouldBe(("claude", NativeChangeKind.Missed, 0));
        (second.NativeTarget, second.ChangeKind, second.ChangedPaths.Count).ShouldBe(("codex", NativeChangeKind.Missed, 1));
        world.Write(WatchWorld.Settings, "2");
        world.Settle();
        (await world.NextAsync()).Sequence.ShouldBe(5);
    }

    internal static IEnumerable<(string, NativePathKind, NativePathChange)> Told(NativeChangeDocument document) =>
        document.ChangedPaths.Select(static path => (path.Path, path.Kind, path.Change));
}

public sealed class WatchTestsOnVirtualDisk() : WatchTests(DiskKind.Virtual);

public sealed class WatchTestsOnRealDisk() : WatchTests(DiskKind.Real);

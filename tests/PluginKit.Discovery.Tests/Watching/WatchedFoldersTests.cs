using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Discovery.Tests.Watching;

/// <summary>Folders that are missing, come, go, or are links.</summary>
public abstract class WatchedFoldersTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Folder = "/home/user/.claude";

    [Fact]
    public async Task A_missing_folder_is_waited_for_where_it_would_appear()
    {
        await using var world = new WatchWorld(NewDisk());
        await world.StartAsync();
        world.Notifier.Directories.ShouldBe([WatchWorld.Home]);

        world.Disk.AddDirectory(Folder);
        world.Moved(Folder);
        world.Settle();
        world.Disk.AddFile(WatchWorld.Settings, "1");
        world.Moved(Folder);
        world.Settle();

        WatchTests.Told(await world.NextAsync()).ShouldBe([(WatchWorld.Settings, NativePathKind.File, NativePathChange.Appeared)]);
        world.Notifier.Directories.ShouldBe([WatchWorld.Home, Folder]);
        world.Write(WatchWorld.Settings, "2");
        world.Settle();
        (await world.NextAsync()).Sequence.ShouldBe(4);
    }

    [Fact]
    public async Task A_folder_that_is_deleted_and_made_again_is_listened_to_again()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile(WatchWorld.Settings, "1");
        await world.StartAsync();

        world.Disk.DeleteFile(WatchWorld.Settings);
        world.Disk.DeleteEmptyDirectory(Folder);
        world.Moved(Folder);
        world.Settle();
        WatchTests.Told(await world.NextAsync()).ShouldBe([(WatchWorld.Settings, NativePathKind.File, NativePathChange.Disappeared)]);
        world.Notifier.Directories.ShouldBe([WatchWorld.Home]);

        world.Disk.AddFile(WatchWorld.Settings, "2");
        world.Moved(Folder);
        world.Settle();
        WatchTests.Told(await world.NextAsync()).ShouldBe([(WatchWorld.Settings, NativePathKind.File, NativePathChange.Appeared)]);
        world.Write(WatchWorld.Settings, "3");
        world.Settle();

        (await world.NextAsync()).Sequence.ShouldBe(5);
        world.Notifier.Begun[Folder].ShouldBe(2);
    }

    [Fact]
    public async Task A_folder_that_another_one_replaces_within_a_moment_is_listened_to_again()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile(WatchWorld.Settings, "1").AddFile("/home/user/other/settings.json", "2");
        await world.StartAsync();

        world.Disk.MoveDirectory(Folder, "/home/user/aside");
        world.Disk.MoveDirectory("/home/user/other", Folder);
        world.Moved(Folder);
        world.Settle();

        WatchTests.Told(await world.NextAsync()).ShouldBe([(WatchWorld.Settings, NativePathKind.File, NativePathChange.Changed)]);
        world.Notifier.Begun[Folder].ShouldBe(2);
    }

    [Fact]
    public async Task A_linked_file_changes_where_it_really_is_and_by_the_name_that_was_asked_for()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile("/home/user/.claude/real/settings.json", "1").AddLink("/home/user/.claude/between.json", "real/settings.json").AddLink(WatchWorld.Settings, "between.json");
        await world.StartAsync();

        world.Write("/home/user/.claude/real/settings.json", "2");
        world.Settle();
        WatchTests.Told(await world.NextAsync()).ShouldBe([(WatchWorld.Settings, NativePathKind.File, NativePathChange.Changed)]);

        world.Disk.DeleteFile("/home/user/.claude/between.json");
        world.Disk.AddFile("/home/user/.claude/other/settings.json", "3").AddLink("/home/user/.claude/between.json", "other/settings.json");
        world.Moved("/home/user/.claude/between.json");
        world.Settle();
        (await world.NextAsync()).Sequence.ShouldBe(4);
        world.Notifier.Directories.ShouldContain("/home/user/.claude/other");
        world.Notifier.Directories.ShouldNotContain("/home/user/.claude/real");
    }

    [Fact]
    public async Task A_linked_folder_is_listened_to_at_both_ends()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile("/home/user/dotfiles/settings.json", "1").AddLink(Folder, "/home/user/dotfiles");
        await world.StartAsync();

        world.Write("/home/user/dotfiles/settings.json", "2");
        world.Settle();
        (await world.NextAsync()).Sequence.ShouldBe(3);
        world.Disk.DeleteFile(Folder);
        world.Moved(Folder);
        world.Settle();

        WatchTests.Told(await world.NextAsync()).ShouldBe([(WatchWorld.Settings, NativePathKind.File, NativePathChange.Disappeared)]);
    }

    [Fact]
    public async Task A_link_that_leaves_the_folders_of_the_client_is_not_read()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile("/secret", "1").AddLink(WatchWorld.Settings, "/secret").AddFile(WatchWorld.Config, "1");
        await world.StartAsync();

        world.Write("/secret", "2");
        world.Settle();
        world.Write(WatchWorld.Config, "2");
        world.Settle();

        (await world.NextAsync()).NativeTarget.ShouldBe("codex");
        world.Seen.Reads.ShouldNotContain(static read => read.Path == "/secret");
    }

    [Fact]
    public async Task A_circle_of_links_is_endured()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddLink(WatchWorld.Settings, "settings.json");
        await world.StartAsync();

        world.Disk.DeleteFile(WatchWorld.Settings);
        world.Write(WatchWorld.Settings, "1");
        world.Settle();

        (await world.NextAsync()).ChangedPaths.ShouldHaveSingleItem().Path.ShouldBe(WatchWorld.Settings);
    }
}

public sealed class WatchedFoldersTestsOnVirtualDisk() : WatchedFoldersTests(DiskKind.Virtual);

public sealed class WatchedFoldersTestsOnRealDisk() : WatchedFoldersTests(DiskKind.Real);

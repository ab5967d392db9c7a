using System.IO.Abstractions;
using Microsoft.Win32.SafeHandles;
using PluginKit.Platform.Disk;
using PluginKit.Testing.Clock;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Testing.Tests.VirtualDisk;

/// <summary>What only the virtual disk can do.</summary>
public sealed class VirtualFileSystemFeatureTests
{
    private static readonly string Home = Path.Combine(Path.GetPathRoot(Path.GetTempPath())!, "home", "u");

    [Fact]
    public void Files_are_there_with_their_parents()
    {
        var disk = VirtualFileSystem.With((At("a/b.json"), "{}"), (At("c"), "é"));

        disk.File.ReadAllText(At("a/b.json")).ShouldBe("{}");
        disk.File.ReadAllBytes(At("c")).Length.ShouldBe(2);
        disk.Directory.Exists(At("a")).ShouldBeTrue();
    }

    [Fact]
    public void A_snapshot_tells_every_changed_byte_and_brings_everything_back()
    {
        var disk = VirtualFileSystem.With((At("kept"), "same"), (At("gone"), "x"), (At("changed"), "1")).AddLink(At("link"), "kept");
        var before = disk.Snapshot();
        var text = disk.ToText();

        disk.File.Delete(At("gone"));
        disk.File.WriteAllText(At("changed"), "2");
        disk.File.WriteAllText(At("new"), "y");
        disk.SetMode(At("kept"), UnixFileMode.UserRead);
        var difference = disk.Snapshot().ChangesSince(before);

        (difference.Added.ShouldHaveSingleItem(), difference.Removed.ShouldHaveSingleItem()).ShouldBe((At("new"), At("gone")));
        difference.Changed.ShouldBe([At("changed"), At("kept")]);
        disk.Restore(before);
        disk.Snapshot().ChangesSince(before).Lines.ShouldBeEmpty();
        disk.ToText().ShouldBe(text);
        disk.File.WriteAllText(At("changed"), "3");
        disk.Restore(before);
        disk.File.ReadAllText(At("changed")).ShouldBe("1");
    }

    [Fact]
    public void The_tree_is_printed_with_sizes_modes_and_targets()
    {
        var disk = VirtualFileSystem.With((At("a.txt"), "12345")).AddLink(At("link"), "a.txt").AddSpecial(At("pipe"));

        disk.ToText().ShouldBe(string.Join('\n', Path.GetPathRoot(Home), "  home/", "    u/", "      a.txt (5 bytes, 644)", "      link -> a.txt", "      pipe (special)"));
    }

    [Fact]
    public void Names_that_differ_in_case_are_one_entry_on_a_disk_without_case()
    {
        var disk = new VirtualFileSystem(options: new() { CaseSensitive = false }).AddFile(At("Settings.json"), "1");

        disk.File.ReadAllText(At("SETTINGS.JSON")).ShouldBe("1");
        disk.File.WriteAllText(At("settings.json"), "2");
        disk.Directory.GetFiles(Home, "set*").ShouldBe([At("Settings.json")]);
        disk.File.Move(At("Settings.json"), At("settings.json"));
        disk.Directory.GetFiles(Home).ShouldBe([At("settings.json")]);
        disk.IsCaseSensitive(Home).ShouldBeFalse();
        disk.Directory.CreateDirectory(At("Folder"));
        disk.Directory.Move(At("Folder"), At("FOLDER"));
        disk.Directory.GetDirectories(Home).ShouldBe([At("FOLDER")]);
    }

    [Fact]
    public void A_full_disk_keeps_what_fitted_and_refuses_the_rest()
    {
        var disk = new VirtualFileSystem(options: new() { Capacity = 10 }).AddFile(At("a"), "123456");

        Should.Throw<IOException>(() => disk.File.WriteAllText(At("b"), "12345")).Message.ShouldContain("No space left");
        disk.File.ReadAllText(At("b")).ShouldBe("1234");
        disk.File.WriteAllText(At("a"), "654321");
        disk.File.Delete(At("b"));
        disk.File.AppendAllText(At("a"), "7890");
        disk.File.ReadAllText(At("a")).ShouldBe("6543217890");
    }

    [Fact]
    public void Times_come_from_the_clock()
    {
        var clock = new ControllableTimeProvider();
        var disk = new VirtualFileSystem(clock).AddFile(At("a"), "1");
        var made = clock.UtcNow.UtcDateTime;
        clock.Advance(TimeSpan.FromHours(1));
        disk.File.AppendAllText(At("a"), "2");

        disk.File.GetCreationTimeUtc(At("a")).ShouldBe(made);
        disk.File.GetLastWriteTimeUtc(At("a")).ShouldBe(made.AddHours(1));
        disk.Directory.GetLastWriteTimeUtc(Home).ShouldBe(made);
    }

    [Fact]
    public void A_lock_has_one_holder_and_is_free_again_when_that_one_ends()
    {
        var disk = new VirtualFileSystem().AddDirectory(Home);
        var held = disk.TryLock(At("lock")).ShouldNotBeNull();

        disk.TryLock(At("lock")).ShouldBeNull();
        disk.TryLock(At("other")).ShouldNotBeNull();
        held.Dispose();
        held.Dispose();
        disk.TryLock(At("lock")).ShouldNotBeNull();
        disk.File.Exists(At("lock")).ShouldBeTrue();
    }

    [Fact]
    public void Flushes_are_kept_in_order()
    {
        var disk = new VirtualFileSystem().AddDirectory(Home);
        using (var stream = disk.File.Create(At("a")))
        {
            disk.Flush(stream);
        }

        disk.FlushDirectory(Home);
        disk.Flushed.ShouldBe([At("a"), Home]);
    }

    [Fact]
    public void Special_files_and_hard_links_are_shown_and_special_files_do_not_open()
    {
        var disk = VirtualFileSystem.With((At("a"), "x")).SetLinkCount(At("a"), 3).AddSpecial(At("pipe"));

        disk.Stat(At("a"))!.LinkCount.ShouldBe(3);
        disk.Stat(At("pipe"))!.Kind.ShouldBe(DiskEntryKind.Special);
        Should.Throw<IOException>(() => disk.OpenReadNoFollow(At("pipe")));
        Should.Throw<IOException>(() => disk.File.ReadAllText(At("pipe")));
    }

    [Fact]
    public void A_disk_that_cannot_exchange_says_so_and_changes_nothing()
    {
        var disk = new VirtualFileSystem(options: new() { SupportsExchange = false }).AddFile(At("a"), "1").AddFile(At("b"), "2");
        var before = disk.Snapshot();

        disk.TryExchange(At("a"), At("b")).ShouldBeFalse();
        disk.Snapshot().ChangesSince(before).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void There_is_no_current_directory()
    {
        var disk = new VirtualFileSystem();

        Should.Throw<NotSupportedException>(() => disk.File.ReadAllText("relative"));
        Should.Throw<NotSupportedException>(() => disk.Path.GetFullPath("relative"));
        Should.Throw<NotSupportedException>(() => disk.Directory.GetCurrentDirectory());
    }

    [Fact]
    public void Members_that_are_left_out_say_their_name()
    {
        IFileSystem disk = VirtualFileSystem.With((At("a"), "x"));
        Action<IFileSystem>[] members =
        [
            files => _ = files.DriveInfo, files => _ = files.FileSystemWatcher, files => files.Path.GetTempFileName(),
            files => files.Directory.SetCurrentDirectory(Home), files => files.FileStream.Create(new SafeFileHandle(), FileAccess.Read),
            files => files.File.Create(At("b"), 1, FileOptions.DeleteOnClose),
        ];

        foreach (var member in members)
        {
            Should.Throw<NotSupportedException>(() => member(disk)).Message.ShouldEndWith("is not part of the virtual disk.");
        }
    }

    [Fact]
    public void Many_threads_may_work_at_once()
    {
        var disk = new VirtualFileSystem().AddDirectory(Home);

        Parallel.For(0, 200, number =>
        {
            disk.Directory.CreateDirectory(At($"d{number % 7}"));
            disk.File.WriteAllText(At($"d{number % 7}/{number}"), $"{number}");
            disk.File.Move(At($"d{number % 7}/{number}"), At($"f{number}"));
            disk.Directory.GetFileSystemEntries(Home).ShouldNotBeEmpty();
        });

        disk.Directory.GetFiles(Home).Length.ShouldBe(200);
        disk.File.ReadAllText(At("f123")).ShouldBe("123");
    }

    private static string At(string relative) => Path.GetFullPath(relative, Home);
}

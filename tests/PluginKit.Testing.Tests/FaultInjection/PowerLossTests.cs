using System.Text;
using PluginKit.Platform.Disk;
using PluginKit.Testing.FaultInjection;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Testing.Tests.FaultInjection;

public sealed class PowerLossTests
{
    private static readonly string Home = Path.Combine(Path.GetPathRoot(Path.GetTempPath())!, "home");

    private readonly VirtualFileSystem _files = VirtualFileSystem.With((At("a"), "old"), (At("other/b"), "b"));
    private readonly PowerLoss _loss;
    private readonly FileSystemDisk _disk;

    public PowerLossTests()
    {
        _disk = new(_files, _files);
        _loss = PowerLoss.Watch(_files);
    }

    [Fact]
    public void What_was_there_before_is_durable()
    {
        _loss.Unflushed.ShouldBeEmpty();
        _loss.States().ShouldHaveSingleItem().Snapshot.ChangesSince(_files.Snapshot()).Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Content_that_is_renamed_without_a_flush_may_be_empty_under_its_new_name()
    {
        Write("a.new", "new", flush: false);
        _disk.MoveFile(At("a.new"), At("a"), overwrite: true);

        Contents("a").ShouldBe(["old", "new", "", "n", "\0\0\0", "\0ew"], ignoreOrder: true);
    }

    [Fact]
    public void Content_that_is_flushed_before_it_is_renamed_is_the_old_or_the_new()
    {
        Write("a.new", "new");
        _disk.MoveFile(At("a.new"), At("a"), overwrite: true);

        Contents("a").ShouldBe(["old", "new"], ignoreOrder: true);
    }

    [Fact]
    public void A_rename_lasts_once_its_directory_is_flushed()
    {
        Write("a.new", "new");
        _disk.MoveFile(At("a.new"), At("a"), overwrite: true);
        _disk.FlushDirectory(Home);

        Contents("a").ShouldBe(["new"]);
        _loss.Unflushed.ShouldBeEmpty();
    }

    [Fact]
    public void A_new_name_can_get_lost_although_its_content_was_flushed()
    {
        Write("c", "content");

        Contents("c").ShouldBe(["content", null], ignoreOrder: true);
        _loss.Unflushed.ShouldBe([$"make {At("c")}"]);
    }

    [Fact]
    public void A_rename_never_leaves_both_names_or_none()
    {
        _disk.MoveFile(At("a"), At("z"), overwrite: false);

        foreach (var state in _loss.States())
        {
            (At(state, "a") is null).ShouldNotBe(At(state, "z") is null, state.Description);
        }
    }

    [Fact]
    public void Names_of_one_directory_survive_each_on_its_own()
    {
        Write("c", "c");
        Write("d", "d");
        _disk.DeleteFile(At("a"));

        var seen = _loss.States().Select(static state => (At(state, "a") is not null, At(state, "c") is not null, At(state, "d") is not null)).ToList();
        seen.ShouldContain((true, true, true));
        seen.ShouldContain((false, false, true));
        seen.ShouldContain((false, true, false));
        seen.ShouldContain((true, false, false));
        seen.ShouldContain((false, true, true));
    }

    [Fact]
    public void Changes_of_one_name_keep_their_order()
    {
        Write("c", "c");
        _disk.MoveFile(At("c"), At("d"), overwrite: false);

        foreach (var state in _loss.States())
        {
            (At(state, "c") is not null && At(state, "d") is not null).ShouldBeFalse(state.Description);
        }
    }

    [Fact]
    public void An_exchange_is_there_or_not()
    {
        Write("c", "new");
        _disk.FlushDirectory(Home);
        _disk.TryExchange(At("a"), At("c")).ShouldBeTrue();

        _loss.States().Select(static state => (At(state, "a"), At(state, "c"))).ShouldBe([("old", "new"), ("new", "old")], ignoreOrder: true);
    }

    [Fact]
    public void A_move_between_directories_is_whole_until_one_of_them_is_flushed()
    {
        _disk.MoveFile(At("a"), At("other/a"), overwrite: false);
        _loss.States().Select(static state => (At(state, "a") is null, At(state, "other/a") is null)).ShouldBe([(false, true), (true, false)], ignoreOrder: true);

        _disk.FlushDirectory(At("other"));
        _loss.States().Select(static state => (At(state, "a") is null, At(state, "other/a") is null)).ShouldBe([(false, false), (true, false)], ignoreOrder: true);

        _disk.FlushDirectory(Home);
        _loss.States().ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_in_a_new_directory_gets_lost_with_its_name_or_without_it()
    {
        _disk.CreateDirectory(At("new"));
        Write("new/c", "c");

        _loss.States().Select(static state => (At(state, "new/c"), state.Snapshot.Contents.Entries.ContainsKey(At("new"))))
            .ShouldBe([(null, false), ("c", true), (null, true)], ignoreOrder: true);
        _disk.FlushDirectory(At("new"));
        _disk.FlushDirectory(Home);
        Contents("new/c").ShouldBe(["c"]);
    }

    [Fact]
    public void A_deleted_tree_can_come_back_in_parts()
    {
        _disk.DeleteFile(At("other/b"));
        _disk.DeleteEmptyDirectory(At("other"));

        _loss.States().Select(static state => (At(state, "other/b") is null, state.Snapshot.Contents.Entries.ContainsKey(At("other"))))
            .ShouldBe([(false, true), (true, false), (true, true)], ignoreOrder: true);
    }

    [Fact]
    public void Of_several_writes_each_can_get_lost()
    {
        using (var stream = _disk.OpenAppend(At("a")))
        {
            stream.Write("1\n"u8);
            stream.Write("2\n"u8);
        }

        Contents("a").ShouldBe(["old", "old1\n2\n", "old\0\02\n", "old1\n", "old1\n2", "old1\n\0\0", "old1\n\0\n", "old\0\n2\n"], ignoreOrder: true);
    }

    [Fact]
    public void A_mode_can_get_lost_until_the_entry_itself_is_flushed()
    {
        _disk.SetMode(At("a"), UnixFileMode.UserRead);
        _loss.States().Select(static state => state.Snapshot.Contents.Entries[At("a")].Mode).Distinct().Count().ShouldBe(2);

        using (var stream = new FileSystemDisk(_files, _files).OpenRead(At("a")))
        {
            _disk.Flush(stream);
        }

        _loss.States().ShouldHaveSingleItem().Snapshot.Contents.Entries[At("a")].Mode.ShouldBe(UnixFileMode.UserRead);
    }

    [Fact]
    public void Few_states_of_many_are_an_even_sample_that_is_always_the_same()
    {
        for (var number = 0; number < 300; number++)
        {
            Write($"file-{number}", "content", flush: false);
        }

        _loss.States().Count.ShouldBeInRange(150, 200);
        _loss.States(20).Select(static state => state.Description).ShouldBe(_loss.States(20).Select(static state => state.Description));
        _loss.States(20).Count.ShouldBeLessThanOrEqualTo(20);
        _loss.States(2).Select(static state => state.Description).ShouldBe(["nothing that was not flushed survives", "everything survives"]);
    }

    [Fact]
    public void A_disk_that_was_restored_is_durable()
    {
        Write("c", "content", flush: false);
        var lost = _loss.States()[0];
        _files.Restore(lost.Snapshot);

        _disk.Stat(At("c")).ShouldBeNull();
        _loss.Unflushed.ShouldBeEmpty();
        Write("c", "content", flush: false);
        _loss.Unflushed.Count.ShouldBe(2);
    }

    [Fact]
    public void A_swallowed_flush_makes_nothing_durable()
    {
        var deaf = new FlushlessDisk(_disk, static (number, _) => number == 2);
        using (var stream = deaf.CreateNew(At("c"), null))
        {
            stream.Write("content"u8);
            deaf.Flush(stream);
        }

        deaf.FlushDirectory(Home);

        deaf.Flushes.Select(static flush => flush.Kind).ShouldBe([DiskOperationKind.Flush, DiskOperationKind.FlushDirectory]);
        _loss.Unflushed.ShouldBe([$"make {At("c")}"]);
    }

    private void Write(string name, string content, bool flush = true)
    {
        using var stream = _disk.CreateNew(At(name), null);
        stream.Write(Encoding.UTF8.GetBytes(content));
        if (flush)
        {
            _disk.Flush(stream);
        }
    }

    /// <summary>Every content that a file can have after the loss, each once; <see langword="null"/> for no file.</summary>
    private List<string?> Contents(string name) => [.. _loss.States().Select(state => At(state, name)).Distinct()];

    private static string? At(PowerLossState state, string name)
    {
        var disk = new VirtualFileSystem();
        disk.Restore(state.Snapshot);
        return disk.File.Exists(At(name)) ? disk.File.ReadAllText(At(name)) : null;
    }

    private static string At(string name) => Path.Combine([Home, .. name.Split('/')]);
}

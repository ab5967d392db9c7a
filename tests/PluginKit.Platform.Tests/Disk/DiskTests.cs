using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Tests.Disk;

public abstract class DiskTests(DiskUnderTest place) : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DiskUnderTest _place = place;

    private IDisk Disk => _place.Disk;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Stat_tells_files_directories_and_nothing_apart()
    {
        var file = _place.Write("a/file.txt", "12345");

        Disk.Stat(file).ShouldNotBeNull().Kind.ShouldBe(DiskEntryKind.File);
        Disk.Stat(file)!.Length.ShouldBe(5);
        Disk.Stat(file)!.LinkCount.ShouldBe(1);
        Disk.Stat(_place.At("a"))!.Kind.ShouldBe(DiskEntryKind.Directory);
        Disk.Stat(_place.At("b")).ShouldBeNull();
        Disk.Stat(_place.At("a", "file.txt", "below")).ShouldBeNull();
    }

    [Fact]
    public void Stat_does_not_follow_a_link()
    {
        _place.Write("real.txt", "x");
        var link = _place.Link("link.txt", "real.txt");

        Disk.Stat(link)!.Kind.ShouldBe(DiskEntryKind.Link);
        Disk.Stat(link)!.LinkTarget.ShouldBe("real.txt");
    }

    [Fact]
    public void Stat_sees_a_dangling_link()
    {
        var link = _place.Link("link.txt", "nowhere");

        Disk.Stat(link)!.Kind.ShouldBe(DiskEntryKind.Link);
        Disk.Stat(link)!.LinkTarget.ShouldBe("nowhere");
    }

    [UnixFact]
    public void A_new_file_has_exactly_the_mode_that_was_asked_for()
    {
        var all = OwnerOnly | UnixFileMode.UserExecute | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

        Disk.Stat(_place.Write("secret", "x", OwnerOnly))!.Mode.ShouldBe(OwnerOnly);
        Disk.Stat(_place.Write("open", "x", all))!.Mode.ShouldBe(all);
        Disk.Stat(_place.At("open"))!.IsExecutable.ShouldBeTrue();
        Disk.Stat(_place.At("secret"))!.IsExecutable.ShouldBeFalse();
    }

    [UnixFact]
    public void A_mode_can_be_changed()
    {
        var file = _place.Write("file", "x");

        Disk.SetMode(file, OwnerOnly);

        Disk.Stat(file)!.Mode.ShouldBe(OwnerOnly);
    }

    [Fact]
    public void A_new_file_must_not_exist()
    {
        var file = _place.Write("file", "old");

        Should.Throw<IOException>(() => Disk.CreateNew(file, null));
        Should.Throw<IOException>(() => Disk.CreateNew(file, OwnerOnly));
        _place.Text("file").ShouldBe("old");
    }

    [Fact]
    public void A_new_file_is_not_made_through_a_dangling_link()
    {
        var link = _place.Link("link", "target");

        Should.Throw<IOException>(() => Disk.CreateNew(link, OwnerOnly));
        Disk.Stat(_place.At("target")).ShouldBeNull();
    }

    [Fact]
    public void A_file_is_appended_to_and_made_when_missing()
    {
        var file = _place.At("log");
        foreach (var text in new[] { "one", "two" })
        {
            using var stream = Disk.OpenAppend(file);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
            Disk.Flush(stream);
        }

        _place.Text("log").ShouldBe("onetwo");
    }

    [Fact]
    public void A_listing_is_in_ordinal_order_and_shows_links_as_links()
    {
        _place.Write("d/b", "1");
        _place.Write("d/B", "2");
        _place.Directory("d/a");
        _place.Link("d/c", "a");

        var names = Disk.List(_place.At("d")).Select(static entry => $"{entry.Name}:{entry.Kind}");

        names.ShouldBe(["B:File", "a:Directory", "b:File", "c:Link"]);
    }

    [Fact]
    public void Listing_what_is_no_directory_is_an_input_output_error()
    {
        var file = _place.Write("file", "x");

        Should.Throw<DirectoryNotFoundException>(() => Disk.List(_place.At("missing")));
        Should.Throw<IOException>(() => Disk.List(file));
    }

    [Fact]
    public void Opening_without_following_refuses_a_link_and_reads_a_file()
    {
        var file = _place.Write("file", "content");
        var link = _place.Link("link", file);

        Should.Throw<IOException>(() => Disk.OpenReadNoFollow(link));
        using var reader = new StreamReader(Disk.OpenReadNoFollow(file));
        reader.ReadToEnd().ShouldBe("content");
    }

    [Fact]
    public void A_missing_file_is_named_by_its_own_exception()
    {
        Should.Throw<FileNotFoundException>(() => Disk.OpenReadNoFollow(_place.At("missing")));
        Should.Throw<FileNotFoundException>(() => Disk.OpenRead(_place.At("missing")));
    }

    [Fact]
    public void An_open_file_can_be_replaced_while_it_is_read()
    {
        var file = _place.Write("file", "old");
        var other = _place.Write("other", "new");
        using var reader = new StreamReader(Disk.OpenRead(file));

        Disk.MoveFile(other, file, overwrite: true);

        reader.ReadToEnd().ShouldBe("old");
        _place.Text("file").ShouldBe("new");
    }

    [Fact]
    public void A_move_replaces_only_when_it_may()
    {
        var from = _place.Write("from", "new");
        var to = _place.Write("to", "old");

        Should.Throw<IOException>(() => Disk.MoveFile(from, to, overwrite: false));
        _place.Text("to").ShouldBe("old");
        Disk.MoveFile(from, to, overwrite: true);
        _place.Text("to").ShouldBe("new");
        Disk.Stat(from).ShouldBeNull();
    }

    [Fact]
    public void A_directory_moves_with_its_content_and_never_onto_another()
    {
        _place.Write("from/sub/file", "x");
        _place.Directory("to");

        Should.Throw<IOException>(() => Disk.MoveDirectory(_place.At("from"), _place.At("to")));
        Disk.MoveDirectory(_place.At("from"), _place.At("fresh"));

        _place.Text("fresh/sub/file").ShouldBe("x");
        Disk.Stat(_place.At("from")).ShouldBeNull();
        Should.Throw<DirectoryNotFoundException>(() => Disk.MoveDirectory(_place.At("from"), _place.At("again")));
    }

    [Fact]
    public void An_exchange_swaps_both_or_says_that_it_cannot()
    {
        _place.Write("one/file", "1");
        _place.Write("two/file", "2");

        var exchanged = Disk.TryExchange(_place.At("one"), _place.At("two"));

        _place.Text("one/file").ShouldBe(exchanged ? "2" : "1");
        _place.Text("two/file").ShouldBe(exchanged ? "1" : "2");
    }

    [Fact]
    public void Deleting_a_link_leaves_what_it_points_to()
    {
        _place.Write("real/file", "x");
        var link = _place.Link("link", _place.At("real"));

        Disk.DeleteFile(link);

        Disk.Stat(link).ShouldBeNull();
        _place.Text("real/file").ShouldBe("x");
    }

    [Fact]
    public void Deleting_what_is_missing_does_nothing()
    {
        Disk.DeleteFile(_place.At("missing"));
        Disk.DeleteFile(_place.At("missing", "deeper"));
        Disk.DeleteEmptyDirectory(_place.At("missing"));

        Disk.List(_place.Root).ShouldBeEmpty();
    }

    [Fact]
    public void Only_an_empty_directory_is_deleted()
    {
        _place.Write("full/file", "x");
        _place.Directory("empty");

        Should.Throw<IOException>(() => Disk.DeleteEmptyDirectory(_place.At("full")));
        Should.Throw<IOException>(() => Disk.DeleteEmptyDirectory(_place.At("full", "file")));
        Should.Throw<IOException>(() => Disk.DeleteFile(_place.At("empty")));
        Disk.DeleteEmptyDirectory(_place.At("empty"));

        _place.Snapshot().ShouldBe(["full/", $"{Path.Combine("full", "file")} = x"]);
    }

    [Fact]
    public void Links_are_resolved_in_every_component()
    {
        _place.Write("real/sub/file", "x");
        _place.Link("one", "real");
        _place.Link("real/up", Path.Combine("..", "one", "sub"));

        Disk.ResolveLinks(_place.At("one", "up", "file")).ShouldBe(_place.At("real", "sub", "file"));
    }

    [Fact]
    public void A_missing_tail_is_kept_when_links_are_resolved()
    {
        _place.Directory("real");
        _place.Link("link", _place.At("real"));
        _place.Link("dangling", "gone");

        Disk.ResolveLinks(_place.At("link", "not", "yet")).ShouldBe(_place.At("real", "not", "yet"));
        Disk.ResolveLinks(_place.At("dangling", "file")).ShouldBe(_place.At("gone", "file"));
        Disk.ResolveLinks(Path.GetPathRoot(_place.Root)!).ShouldBe(Path.GetPathRoot(_place.Root));
    }

    [Fact]
    public void Parent_segments_mean_the_parent_of_what_a_link_points_to()
    {
        _place.Write("far/sub/file", "x");
        _place.Link("link", Path.Combine("far", "sub"));

        Disk.ResolveLinks(_place.At("link") + Path.DirectorySeparatorChar + ".." + Path.DirectorySeparatorChar + "sub")
            .ShouldBe(_place.At("far", "sub"));
    }

    [Fact]
    public void A_circle_of_links_is_an_error()
    {
        _place.Link("a", "b");
        _place.Link("b", "a");

        Should.Throw<IOException>(() => Disk.ResolveLinks(_place.At("a", "file"))).Message.ShouldContain("circle");
    }

    [Fact]
    public void A_lock_has_one_holder_and_its_file_stays()
    {
        var path = _place.At("lock");
        using (var first = Disk.TryLock(path).ShouldNotBeNull())
        {
            Disk.TryLock(path).ShouldBeNull();
        }

        Disk.Stat(path).ShouldNotBeNull();
        Disk.TryLock(path).ShouldNotBeNull().Dispose();
    }

    [Fact]
    public void A_directory_can_be_flushed()
    {
        _place.Write("d/file", "x");

        Disk.FlushDirectory(_place.At("d"));

        _place.Text("d/file").ShouldBe("x");
    }

    [Fact]
    public void Files_and_folders_anywhere_are_flushed_together()
    {
        _place.Write("d/file", "x");
        _place.Write("e/other", "y");

        Disk.FlushAll([_place.At("d/file"), _place.At("e/other")], [_place.At("e"), _place.At("d")]);
        Disk.FlushAll([_place.At("d/file")], []);
        Disk.FlushAll([], []);

        _place.Text("d/file").ShouldBe("x");
        _place.Text("e/other").ShouldBe("y");
    }

    [UnixFact]
    public void One_path_that_cannot_be_flushed_is_told_after_the_others_were()
    {
        _place.Write("d/file", "x");

        Should.Throw<IOException>(() => Disk.FlushAll([_place.At("d/file")], [_place.At("never"), _place.At("d")]));

        _place.Text("d/file").ShouldBe("x");
    }

    [Fact]
    public void The_case_probe_agrees_with_the_disk_and_writes_nothing()
    {
        _place.Write("d/Name", "x");
        var before = _place.Snapshot();

        Disk.IsCaseSensitive(_place.At("d")).ShouldBe(Disk.Stat(_place.At("d", "nAME")) is null);
        _place.Snapshot().ShouldBe(before);
    }

    [Fact]
    public void Relative_paths_and_paths_with_a_NUL_are_misuse()
    {
        Should.Throw<ArgumentException>(() => Disk.Stat("relative"));
        Should.Throw<ArgumentException>(() => Disk.OpenRead(_place.At("a\0b")));
        Should.Throw<ArgumentException>(() => Disk.DeleteFile(string.Empty));
    }
}

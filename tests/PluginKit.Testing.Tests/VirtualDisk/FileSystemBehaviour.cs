using System.IO.Abstractions;
using System.Text;

namespace PluginKit.Testing.Tests.VirtualDisk;

/// <summary>What the suite relies on, asserted on the real file system and on the virtual one alike.</summary>
public abstract class FileSystemBehaviour(DiskUnderTest disk) : IDisposable
{
    private IFile File => disk.Files.File;

    private IDirectory Directory => disk.Files.Directory;

    public void Dispose()
    {
        disk.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Text_and_lines_come_back_as_written()
    {
        var path = disk.Write("a.txt", "one\ntwo\r\nthree");

        File.ReadAllText(path).ShouldBe("one\ntwo\r\nthree");
        File.ReadAllLines(path).ShouldBe(["one", "two", "three"]);
        File.ReadLines(path).Last().ShouldBe("three");
        File.AppendAllText(path, "é");
        File.AppendAllLines(path, ["x", "y"]);
        File.ReadAllBytes(path).ShouldBe(Encoding.UTF8.GetBytes($"one\ntwo\r\nthreeéx{Environment.NewLine}y{Environment.NewLine}"));
    }

    [Fact]
    public void A_byte_order_mark_is_written_when_the_encoding_has_one_and_skipped_when_reading()
    {
        File.WriteAllText(disk.At("bom"), "x", Encoding.UTF8);
        File.AppendAllText(disk.At("bom"), "y", Encoding.UTF8);
        File.WriteAllText(disk.At("plain"), "x");

        File.ReadAllBytes(disk.At("bom")).ShouldBe([0xEF, 0xBB, 0xBF, (byte)'x', (byte)'y']);
        File.ReadAllText(disk.At("bom")).ShouldBe("xy");
        File.ReadAllBytes(disk.At("plain")).ShouldBe([(byte)'x']);
    }

    [Fact]
    public async Task Asynchronous_members_do_the_same()
    {
        var path = disk.At("a");
        await File.WriteAllBytesAsync(path, [1, 2], CancellationToken.None);
        await File.AppendAllTextAsync(path, "3", CancellationToken.None);

        (await File.ReadAllBytesAsync(path, CancellationToken.None)).ShouldBe([1, 2, (byte)'3']);
        await Should.ThrowAsync<OperationCanceledException>(() => File.ReadAllTextAsync(path, new CancellationToken(canceled: true)));
        await Should.ThrowAsync<FileNotFoundException>(() => File.ReadAllTextAsync(disk.At("b"), CancellationToken.None));
    }

    [Fact]
    public void An_open_reader_keeps_the_old_content_when_the_file_is_replaced()
    {
        var path = disk.Write("a", "old");
        var next = disk.Write("b", "new");
        using var reader = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

        File.Move(next, path, overwrite: true);

        new StreamReader(reader).ReadToEnd().ShouldBe("old");
        File.ReadAllText(path).ShouldBe("new");
    }

    [Fact]
    public void An_open_reader_sees_what_is_written_into_the_same_file()
    {
        var path = disk.Write("a", "12");
        using var reader = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        File.AppendAllText(path, "34");

        new StreamReader(reader).ReadToEnd().ShouldBe("1234");
    }

    [Fact]
    public void An_exclusive_file_keeps_others_out_and_a_refused_open_leaves_its_content()
    {
        var path = disk.Write("a", "content");
        using (File.Open(path, FileMode.Open, FileAccess.Read, FileShare.None))
        {
            Should.Throw<IOException>(() => File.ReadAllText(path));
            Should.Throw<IOException>(() => File.WriteAllText(path, "other"));
        }

        File.ReadAllText(path).ShouldBe("content");
    }

    [Fact]
    public void A_stream_seeks_grows_and_shrinks()
    {
        using (var stream = File.Create(disk.At("a")))
        {
            stream.Write("hello"u8);
            stream.Seek(-2, SeekOrigin.End).ShouldBe(3);
            stream.WriteByte((byte)'X');
            stream.Position = 7;
            stream.WriteByte((byte)'!');
            stream.SetLength(9);
            stream.Length.ShouldBe(9);
            stream.SetLength(8);
            Should.Throw<IOException>(() => stream.Seek(-1, SeekOrigin.Begin));
        }

        File.ReadAllBytes(disk.At("a")).ShouldBe("helXo\0\0!"u8.ToArray());
    }

    [Fact]
    public void Streams_refuse_what_they_were_not_opened_for()
    {
        var path = disk.Write("a", "1");
        var reader = File.OpenRead(path);
        Should.Throw<NotSupportedException>(() => reader.WriteByte(1));
        reader.Dispose();
        Should.Throw<ObjectDisposedException>(() => reader.ReadByte());
        reader.CanRead.ShouldBeFalse();
        using var writer = File.OpenWrite(path);
        Should.Throw<NotSupportedException>(() => writer.ReadByte());
        using var append = File.Open(disk.At("b"), FileMode.Append);
        append.WriteByte(1);
        Should.Throw<ArgumentException>(() => File.Open(path, FileMode.Append, FileAccess.ReadWrite));
        Should.Throw<ArgumentException>(() => File.Open(path, FileMode.Create, FileAccess.Read));
    }

    [Fact]
    public void Appending_does_not_go_back_before_what_was_there()
    {
        var path = disk.Write("a", "12345");
        using var append = File.Open(path, FileMode.Append);

        append.Position.ShouldBe(5);
        Should.Throw<IOException>(() => append.Seek(0, SeekOrigin.Begin));
        Should.Throw<IOException>(() => append.SetLength(2));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("*.*")]
    [InlineData("*.json")]
    [InlineData("a?.json")]
    [InlineData("?")]
    [InlineData("")]
    [InlineData("sub/*.json")]
    [InlineData("a.JSON")]
    [InlineData("*.")]
    public void Patterns_match_as_on_the_real_disk(string pattern)
    {
        foreach (var name in (string[])["a.json", "ab.json", "noext", "x", ".hidden", "sub/c.json", "sub/d.txt"])
        {
            disk.Write(name, "x");
        }

        string[] expected = pattern switch
        {
            "*" or "*.*" or "" => [".hidden", "a.json", "ab.json", "noext", "x"],
            "*.json" or "a?.json" => ["a.json", "ab.json"],
            "?" => ["x"],
            "sub/*.json" => ["c.json"],
            "*." => ["noext", "x"],
            _ => [],
        };
        Directory.GetFiles(disk.Root, pattern).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ShouldBe(expected);
    }

    [Fact]
    public void Enumeration_options_skip_hidden_entries_and_stop_at_a_depth()
    {
        disk.Write("a/b/c/file", "x");
        disk.Write("a/.hidden", "x");
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 };

        Names(Directory.GetFileSystemEntries(disk.Root, "*")).ShouldBe(["a"]);
        Names(Directory.EnumerateFileSystemEntries(disk.Root, "*", options)).ShouldBe(["a", "a/b"]);
        Names(Directory.EnumerateFiles(disk.Root, "*", SearchOption.AllDirectories)).ShouldBe(["a/.hidden", "a/b/c/file"]);
    }

    [Fact]
    public void A_linked_directory_is_reached_through_the_link_and_survives_its_deletion()
    {
        disk.Write("real/file", "x");
        disk.Link(disk.At("link"), "real");

        File.ReadAllText(disk.At("link/file")).ShouldBe("x");
        File.WriteAllText(disk.At("link/new"), "y");
        Directory.Delete(disk.At("link"), recursive: true);
        Names(Directory.EnumerateFileSystemEntries(disk.Root, "*", new EnumerationOptions { RecurseSubdirectories = true }))
            .ShouldBe(["real", "real/file", "real/new"]);
    }

    [Fact]
    public void Writing_through_a_link_writes_its_target_and_replacing_it_replaces_the_link()
    {
        disk.Write("target", "old");
        disk.Link(disk.At("link"), "target");
        File.WriteAllText(disk.At("link"), "through");
        File.ReadAllText(disk.At("target")).ShouldBe("through");

        File.Move(disk.Write("next", "instead"), disk.At("link"), overwrite: true);

        File.ReadAllText(disk.At("target")).ShouldBe("through");
        disk.Files.FileInfo.FromFileName(disk.At("link")).LinkTarget.ShouldBeNull();
    }

    [Fact]
    public void Infos_tell_name_parent_length_and_move_along()
    {
        var file = disk.Files.FileInfo.FromFileName(disk.Write("d/a.txt", "12345"));
        (file.Name, file.Extension, file.Length, file.Exists, file.Directory.Name).ShouldBe(("a.txt", ".txt", 5, true, "d"));
        file.CopyTo(disk.At("d/b.txt")).Length.ShouldBe(5);
        file.MoveTo(disk.At("d/c.txt"));
        file.FullName.ShouldBe(disk.At("d/c.txt"));

        var directory = disk.Files.DirectoryInfo.FromDirectoryName(disk.At("d"));
        directory.CreateSubdirectory("e").Parent.FullName.ShouldBe(disk.At("d"));
        directory.GetFiles().Select(info => info.Name).Order(StringComparer.Ordinal).ShouldBe(["b.txt", "c.txt"]);
        directory.GetFileSystemInfos().Length.ShouldBe(3);
        directory.Root.FullName.ShouldBe(Path.GetPathRoot(disk.Root));
        Directory.GetParent(disk.At("d"))!.FullName.ShouldBe(disk.Root);
    }

    [Fact]
    public void Times_are_set_and_copied_and_a_missing_entry_has_the_first_time()
    {
        var path = disk.Write("a", "x");
        var time = new DateTime(2020, 5, 4, 3, 2, 1, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, time);
        File.Copy(path, disk.At("b"));

        File.GetLastWriteTimeUtc(disk.At("b")).ShouldBe(time);
        File.GetLastWriteTime(path).ToUniversalTime().ShouldBe(time);
        Directory.SetLastWriteTimeUtc(disk.Root, time);
        Directory.GetLastWriteTimeUtc(disk.Root).ShouldBe(time);
        File.GetLastWriteTimeUtc(disk.At("missing")).ShouldBe(new DateTime(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Should.Throw<FileNotFoundException>(() => File.SetLastWriteTimeUtc(disk.At("missing"), time));
    }

    [Fact]
    public void Read_only_is_the_missing_write_bit()
    {
        var path = disk.Write("a", "x");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        disk.ModeOf(path).HasFlag(UnixFileMode.UserWrite).ShouldBeFalse();
        disk.Files.FileInfo.FromFileName(path).IsReadOnly.ShouldBeTrue();
        File.SetAttributes(path, FileAttributes.Normal);
        disk.ModeOf(path).HasFlag(UnixFileMode.UserWrite).ShouldBeTrue();
        File.GetAttributes(disk.Write(".dot", "x")).ShouldBe(FileAttributes.Hidden);
    }

    [Fact]
    public void Names_that_cannot_be_are_refused()
    {
        Should.Throw<ArgumentNullException>(() => File.ReadAllText(null!));
        Should.Throw<ArgumentException>(() => File.ReadAllText(string.Empty));
        Should.Throw<ArgumentException>(() => File.WriteAllText(disk.At("a\0b"), "x"));
        Should.Throw<PathTooLongException>(() => File.WriteAllText(disk.At(new string('n', 256)), "x"));
        File.Exists(null!).ShouldBeFalse();
        Directory.Exists(string.Empty).ShouldBeFalse();
    }

    private string[] Names(IEnumerable<string> paths) =>
        [.. paths.Select(path => Path.GetRelativePath(disk.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}

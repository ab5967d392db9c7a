using PluginKit.Platform.Disk;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Testing.Tests.Observation;

public sealed class RecordingDiskTests
{
    private static readonly string Home = Path.Combine(Path.GetPathRoot(Path.GetTempPath())!, "home");

    private readonly VirtualFileSystem _files = VirtualFileSystem.With((At("a"), "1"));
    private readonly RecordingDisk _disk;

    public RecordingDiskTests() => _disk = new(new FileSystemDisk(_files, _files));

    [Fact]
    public void Every_operation_is_kept_in_order()
    {
        _disk.Stat(At("a"));
        using (var stream = _disk.CreateNew(At("b"), null))
        {
            stream.Write("x"u8);
            _disk.Flush(stream);
        }

        _disk.FlushDirectory(Home);
        _disk.MoveFile(At("b"), At("c"), overwrite: false);
        using var read = _disk.OpenRead(At("c"));

        _disk.Operations.Select(static operation => operation.ToString()).ShouldBe(
        [
            $"Stat {At("a")}", $"CreateNew {At("b")}", $"Write {At("b")}", $"Flush {At("b")}", $"FlushDirectory {Home}",
            $"MoveFile {At("b")} -> {At("c")}", $"OpenRead {At("c")}",
        ]);
        _disk.Writes.Select(static operation => operation.Kind)
            .ShouldBe([DiskOperationKind.CreateNew, DiskOperationKind.Write, DiskOperationKind.MoveFile]);
        _disk.Reads.ShouldHaveSingleItem().Path.ShouldBe(At("c"));
        _files.Flushed.ShouldBe([At("b"), Home]);
        _disk.Clear();
        _disk.Operations.ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_would_change_a_forbidden_disk_is_refused_and_nothing_changes()
    {
        var before = _files.Snapshot();
        _disk.ForbidWrites = true;
        Action<IDisk>[] mutations =
        [
            disk => disk.CreateNew(At("b"), null), disk => disk.OpenAppend(At("a")), disk => disk.CreateDirectory(At("d")),
            disk => disk.CreateLink(At("l"), "a"), disk => disk.SetMode(At("a"), UnixFileMode.None), disk => disk.MoveFile(At("a"), At("b"), true),
            disk => disk.MoveDirectory(Home, Home + "2"), disk => disk.TryExchange(At("a"), Home), disk => disk.DeleteFile(At("a")),
            disk => disk.DeleteEmptyDirectory(Home), disk => disk.TryLock(At("lock")),
        ];

        foreach (var mutation in mutations)
        {
            Should.Throw<InvalidOperationException>(() => mutation(_disk));
        }

        _disk.Writes.Count.ShouldBe(mutations.Length);
        _disk.List(Home).ShouldHaveSingleItem().Name.ShouldBe("a");
        _disk.ResolveLinks(At("a")).ShouldBe(At("a"));
        _disk.IsCaseSensitive(Home).ShouldBeTrue();
        using (var stream = _disk.OpenReadNoFollow(At("a")))
        {
            stream.ReadByte().ShouldBe('1');
        }

        _files.Snapshot().ChangesSince(before).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Asynchronous_writes_and_new_lengths_are_seen()
    {
        await using (var stream = _disk.OpenAppend(At("a")))
        {
            await stream.WriteAsync("23"u8.ToArray());
            stream.SetLength(5);
            (stream.Length, stream.CanSeek, stream.CanRead).ShouldBe((5, true, false));
        }

        _disk.Operations.Select(static operation => operation.Kind)
            .ShouldBe([DiskOperationKind.OpenAppend, DiskOperationKind.Write, DiskOperationKind.Write]);
        _files.File.ReadAllBytes(At("a")).ShouldBe("123\0\0"u8.ToArray());
    }

    private static string At(string relative) => Path.Combine(Home, relative);
}

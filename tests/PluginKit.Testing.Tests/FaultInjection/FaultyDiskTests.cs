using PluginKit.Platform.Disk;
using PluginKit.Testing.FaultInjection;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Testing.Tests.FaultInjection;

public sealed class FaultyDiskTests
{
    private const int Operations = 6;

    private static readonly string Home = Path.Combine(Path.GetPathRoot(Path.GetTempPath())!, "home");

    private readonly VirtualFileSystem _files = VirtualFileSystem.With((At("a"), "old"));

    public static TheoryData<int> EveryOperation => [.. Enumerable.Range(1, Operations)];

    [Fact]
    public void Without_a_fault_the_operations_are_counted()
    {
        var disk = On(Fault.None);
        Replace(disk);

        disk.Counted.Select(static operation => operation.Kind).ShouldBe(
        [
            DiskOperationKind.TryLock, DiskOperationKind.CreateNew, DiskOperationKind.Write, DiskOperationKind.Flush, DiskOperationKind.MoveFile,
            DiskOperationKind.FlushDirectory,
        ]);
        disk.Count.ShouldBe(Operations);
        _files.File.ReadAllText(At("a")).ShouldBe("new content");
    }

    [Theory]
    [MemberData(nameof(EveryOperation))]
    public void A_crash_at_any_operation_leaves_the_old_or_the_new_content_and_a_free_lock(int number)
    {
        foreach (var fault in (Fault[])[Fault.CrashBefore(number), Fault.CrashDuring(number), Fault.CrashAfter(number)])
        {
            var start = _files.Snapshot();
            var disk = On(fault);

            Should.Throw<SimulatedCrashException>(() => Replace(disk)).Message.ShouldContain(disk.Counted[^1].ToString());

            disk.Crashed.ShouldBeTrue();
            disk.Count.ShouldBe(number);
            var moved = number > 5 || (number == 5 && fault.Kind == FaultKind.CrashAfter);
            _files.File.ReadAllText(At("a")).ShouldBe(moved ? "new content" : "old");
            using (_files.TryLock(At("lock")).ShouldNotBeNull())
            {
                _files.Restore(start);
            }
        }
    }

    [Fact]
    public void A_torn_write_leaves_half_of_the_bytes()
    {
        Should.Throw<SimulatedCrashException>(() => Replace(On(Fault.CrashDuring(3))));

        _files.File.ReadAllText(At("a.next")).ShouldBe("new c");
    }

    [Fact]
    public void After_a_crash_nobody_can_tidy_up_or_even_look()
    {
        var disk = On(Fault.CrashBefore(5));
        Should.Throw<SimulatedCrashException>(() =>
        {
            try
            {
                Replace(disk);
            }
            finally
            {
                Should.Throw<SimulatedCrashException>(() => disk.Stat(At("a")));
                disk.DeleteFile(At("a.next"));
            }
        });

        _files.File.Exists(At("a.next")).ShouldBeTrue();
    }

    [Fact]
    public void A_failure_hits_one_operation_only()
    {
        var disk = On(Fault.FailBefore(5));
        Should.Throw<IOException>(() => Replace(disk));
        disk.DeleteFile(At("a.next"));
        _files.Snapshot().Contents.Entries.Keys.ShouldNotContain(At("a.next"));
        _files.File.ReadAllText(At("a")).ShouldBe("old");

        Should.Throw<UnauthorizedAccessException>(() => Replace(On(Fault.FailAfter(5, static () => new UnauthorizedAccessException()))));
        _files.File.ReadAllText(At("a")).ShouldBe("new content");
    }

    [Fact]
    public void A_cancellation_comes_just_before_an_operation_that_still_works()
    {
        using var source = new CancellationTokenSource();
        var disk = On(Fault.Cancel(2, source));
        disk.CreateDirectory(At("d"));
        source.IsCancellationRequested.ShouldBeFalse();

        disk.CreateDirectory(At("e"));

        source.IsCancellationRequested.ShouldBeTrue();
        _files.Directory.Exists(At("e")).ShouldBeTrue();
        Should.Throw<ArgumentOutOfRangeException>(() => Fault.CrashBefore(0));
    }

    private static void Replace(FaultyDisk disk)
    {
        using var held = disk.TryLock(At("lock"));
        using (var stream = disk.CreateNew(At("a.next"), null))
        {
            stream.Write("new content"u8);
            disk.Flush(stream);
        }

        disk.MoveFile(At("a.next"), At("a"), overwrite: true);
        disk.FlushDirectory(Home);
    }

    private static string At(string relative) => Path.Combine(Home, relative);

    private FaultyDisk On(Fault fault) => new(new FileSystemDisk(_files, _files), fault);
}

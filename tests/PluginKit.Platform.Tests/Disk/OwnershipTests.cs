using System.Runtime.InteropServices;
using System.Text;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Platform.Tests.Disk;

/// <summary>Whose a file is and who may read it does not change with its content (R-19, input 61).</summary>
public sealed class OwnershipTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string OldDigest = "sha256:cba06b5736faf67e54b07b561eae94395e774c517a7d910a54369e1263ccfbd4";

    private readonly RealDiskUnderTest _real = new();

    public void Dispose() => _real.Dispose();

    [RootFact]
    public void Input_61_the_superuser_keeps_owner_group_and_mode_of_another_users_file()
    {
        var file = _real.Write("settings.json", "old", OwnerOnly | UnixFileMode.GroupRead);
        Machine.Run("chown", "1234:2345", file);

        Replace(_real, file).Status.ShouldBe(FileReplaceStatus.Replaced);

        var entry = _real.Disk.Stat(file)!;
        entry.Owner.ShouldBe(new DiskOwner(1234, 2345));
        entry.Mode.ShouldBe(OwnerOnly | UnixFileMode.GroupRead);
        _real.Text(file).ShouldBe("new");
    }

    [RootFact]
    public void Extended_attributes_are_kept_and_so_is_an_access_list()
    {
        var file = _real.Write("settings.json", "old", OwnerOnly);
        SetAttribute(file, "user.note", "of the user"u8.ToArray(), 11, 0).ShouldBe(0);

        // u::rw-, u:1234:r--, g::---, m::r--, o::---; the form in which the kernel keeps an access list (linux/posix_acl_xattr.h).
        byte[] list = [2, 0, 0, 0, .. Entry(1, 6, uint.MaxValue), .. Entry(2, 4, 1234), .. Entry(4, 0, uint.MaxValue), .. Entry(16, 4, uint.MaxValue), .. Entry(32, 0, uint.MaxValue)];
        SetAttribute(file, "system.posix_acl_access", list, list.Length, 0).ShouldBe(0);
        var mode = _real.Disk.Stat(file)!.Mode;

        Replace(_real, file).Status.ShouldBe(FileReplaceStatus.Replaced);

        Attribute(file, "user.note").ShouldBe("of the user"u8.ToArray());
        Attribute(file, "system.posix_acl_access").ShouldBe(list);
        _real.Disk.Stat(file)!.Mode.ShouldBe(mode);
    }

    [RootFact]
    public void Input_61_a_folder_that_may_not_be_changed_is_a_problem_and_nothing_is_left()
    {
        var file = _real.Write("locked/settings.json", "old");
        Machine.Run("chattr", "+i", _real.At("locked"));
        try
        {
            var result = Replace(_real, file);

            result.Problem!.Code.ShouldBe(ProblemCodes.WriteFailed);
            result.Problem.Path.ShouldBe(file);
        }
        finally
        {
            Machine.Run("chattr", "-i", _real.At("locked"));
        }

        _real.Snapshot().ShouldBe(["locked/", "locked/settings.json = old"]);
    }

    [RootFact]
    public void Input_68_a_full_disk_is_a_problem_and_nothing_is_left()
    {
        var mount = _real.Directory("small");
        Machine.Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mount);
        try
        {
            var file = _real.Write("small/settings.json", "old");
            _real.Write("small/fill", new byte[48 << 10]);

            var result = new DurableFiles(_real.Disk).Replace(file, new byte[32 << 10], new() { ExpectedDigest = OldDigest });

            result.Problem!.Code.ShouldBe(ProblemCodes.WriteFailed);
            _real.Text(file).ShouldBe("old");
            _real.Disk.List(mount).Select(static entry => entry.Name).ShouldBe(["fill", "settings.json"]);
        }
        finally
        {
            Machine.Run("umount", mount);
        }
    }

    [RootFact]
    public void Input_68_a_read_only_disk_is_a_problem_and_nothing_is_left()
    {
        var mount = _real.Directory("small");
        Machine.Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mount);
        try
        {
            var file = _real.Write("small/settings.json", "old");
            Machine.Run("mount", "-o", "remount,ro", mount);

            Replace(_real, file).Problem!.Code.ShouldBe(ProblemCodes.WriteFailed);
            new DurableFiles(_real.Disk).Delete(file, new() { ExpectedDigest = OldDigest }).Problem!.Code.ShouldBe(ProblemCodes.WriteFailed);
            _real.Text(file).ShouldBe("old");
        }
        finally
        {
            Machine.Run("umount", mount);
        }
    }

    [Fact]
    public void Input_61_the_superuser_keeps_the_owner_on_the_virtual_disk()
    {
        var (files, disk) = Virtual(user: 0, owner: 1234);

        new DurableFiles(disk).Replace("/home/settings.json", "new"u8.ToArray(), new() { ExpectedDigest = OldDigest }).Status.ShouldBe(FileReplaceStatus.Replaced);

        disk.Stat("/home/settings.json")!.Owner.ShouldBe(new DiskOwner(1234, 2345));
        files.File.ReadAllText("/home/settings.json").ShouldBe("new");
    }

    [Fact]
    public void Input_61_a_file_of_somebody_else_that_could_only_be_taken_over_is_left_alone()
    {
        var (files, disk) = Virtual(user: 1000, owner: 0);

        var result = new DurableFiles(disk).Replace("/home/settings.json", "new"u8.ToArray(), new() { ExpectedDigest = OldDigest });

        result.Status.ShouldBe(FileReplaceStatus.Protected);
        result.Problem!.Code.ShouldBe(ProblemCodes.ClientFileProtected);
        result.Problem.Message.ShouldContain("belongs to user 0");
        files.File.ReadAllText("/home/settings.json").ShouldBe("old");
        disk.List("/home").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Input_61_a_read_only_file_is_left_alone(bool isReal)
    {
        using DiskUnderTest place = isReal ? new RealDiskUnderTest() : new VirtualDiskUnderTest();
        if (!place.HasModes)
        {
            return;
        }

        var file = place.Write("settings.json", "old", UnixFileMode.UserRead);

        Replace(place, file).Problem!.Code.ShouldBe(ProblemCodes.ClientFileProtected);
        new DurableFiles(place.Disk).Delete(file, new() { ExpectedDigest = OldDigest }).Status.ShouldBe(FileReplaceStatus.Protected);

        place.Snapshot().ShouldBe(["settings.json = old"]);
        place.Disk.Stat(file)!.Mode.ShouldBe(UnixFileMode.UserRead);
    }

    [UnixFact]
    public void Input_64_a_folder_swapped_for_a_link_between_check_and_write_leads_nowhere()
    {
        const int Rounds = 2000;
        _real.Write("outside/settings.json", "precious");
        var folder = _real.At("home", "client");
        _real.Write("home/client/settings.json", "old");
        _real.Directory("home/parked");
        using var stop = new CancellationTokenSource();
        var toggles = 0;
        var toggling = Task.Run(() => Toggle(folder, _real.At("home", "parked", "client"), _real.At("outside"), () => Interlocked.Increment(ref toggles), stop.Token));
        var outcomes = new Dictionary<FileReplaceStatus, int>();

        // A busy machine may give one of the two no time: it goes on until both have had some.
        for (var round = 0; round < Rounds || Volatile.Read(ref toggles) <= 10 || !outcomes.ContainsKey(FileReplaceStatus.Replaced); round++)
        {
            var result = new DurableFiles(_real.Disk).Replace(
                Path.Join(folder, "settings.json"),
                Encoding.UTF8.GetBytes($"round {round}"),
                new() { ExpectedDigest = ReplaceOptions.AnyContent, AllowedRoots = [_real.At("home")] });
            outcomes[result.Status] = outcomes.GetValueOrDefault(result.Status) + 1;
        }

        stop.Cancel();
        toggling.GetAwaiter().GetResult();
        _real.Snapshot(_real.At("outside")).ShouldBe([$"{Path.Combine("outside", "settings.json")} = precious"]);
    }

    /// <summary>A folder becomes a link out of the home and back, as often as it goes.</summary>
    private static void Toggle(string folder, string parked, string outside, Action toggled, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Directory.Move(folder, parked);
                Directory.CreateSymbolicLink(folder, outside);
                File.Delete(folder);
                Directory.Move(parked, folder);
                toggled();
            }
            catch (IOException)
            {
                MakeWhole(folder, parked);
            }
        }

        MakeWhole(folder, parked);
    }

    /// <summary>The writer made the folder again in the moment in which it was away.</summary>
    private static void MakeWhole(string folder, string parked)
    {
        try
        {
            if (new FileInfo(folder).LinkTarget is not null)
            {
                File.Delete(folder);
            }

            if (Directory.Exists(parked) && Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            if (Directory.Exists(parked))
            {
                Directory.Move(parked, folder);
            }
        }
        catch (IOException)
        {
            // The writer is at work in it; the next round finds the same again.
        }
    }

    private static (VirtualFileSystem Files, IDisk Disk) Virtual(uint user, uint owner)
    {
        var files = new VirtualFileSystem(options: new() { UserId = user });
        files.AddFile("/home/settings.json", "old", OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead).SetOwner("/home/settings.json", owner, 2345);
        return (files, new FileSystemDisk(files, files));
    }

    private static FileReplaceResult Replace(DiskUnderTest place, string file) =>
        new DurableFiles(place.Disk).Replace(file, "new"u8.ToArray(), new() { ExpectedDigest = OldDigest });

    private static byte[] Entry(ushort tag, ushort permissions, uint id) =>
        [.. BitConverter.GetBytes(tag), .. BitConverter.GetBytes(permissions), .. BitConverter.GetBytes(id)];

    private static byte[] Attribute(string path, string name)
    {
        var value = new byte[256];
        var size = GetAttribute(path, name, value, value.Length);
        size.ShouldBeGreaterThan(0);
        return value[..(int)size];
    }

    [DllImport("libc", EntryPoint = "setxattr", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAttribute([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, byte[] value, nint size, int flags);

    [DllImport("libc", EntryPoint = "getxattr", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint GetAttribute([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, byte[] value, nint size);
}

using System.IO.Abstractions;
using System.Text;
using PluginKit.Platform.Disk;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Testing.Tests.Observation;

public sealed class RerootedDiskTests
{
    private static readonly string Top = Path.GetPathRoot(Path.GetTempPath())!;

    private readonly FileSystemDisk _inner;
    private readonly RerootedDisk _disk;

    public RerootedDiskTests()
    {
        var files = new VirtualFileSystem();
        files.AddDirectory(At("real", "box")).AddLink(At("box"), At("real", "box"));
        _inner = new(files, files);
        _disk = new(_inner, At("box"));
    }

    [Fact]
    public void Everything_lies_in_the_folder_and_is_seen_from_its_root()
    {
        _disk.CreateDirectory(At("w", "home"));
        Write(_disk, At("w", "home", "a"), "1");

        Read(_inner, At("real", "box", "w", "home", "a")).ShouldBe("1");
        Read(_disk, At("w", "home", "a")).ShouldBe("1");
        _disk.Folder.ShouldBe(At("real", "box"));
        _disk.Stat(At("w", "home", "a"))!.Path.ShouldBe(At("w", "home", "a"));
        _disk.Stat(Top)!.Path.ShouldBe(Top);
        _disk.List(Top).ShouldHaveSingleItem().Path.ShouldBe(At("w"));
        _disk.List(At("w", "home")).ShouldHaveSingleItem().Path.ShouldBe(At("w", "home", "a"));
        _disk.ResolveLinks(At("w", "none")).ShouldBe(At("w", "none"));
        _disk.ResolveLinks(Top).ShouldBe(Top);
        _disk.Stat(At("real")).ShouldBeNull();
    }

    [Fact]
    public void Absolute_targets_of_links_are_mapped_both_ways_and_relative_ones_stay()
    {
        _disk.CreateDirectory(At("w"));
        Write(_disk, At("w", "a"), "1");
        _disk.CreateLink(At("absolute"), At("w", "a"));
        _disk.CreateLink(At("relative"), Path.Join("w", "a"));

        _disk.Stat(At("absolute"))!.LinkTarget.ShouldBe(At("w", "a"));
        _disk.Stat(At("relative"))!.LinkTarget.ShouldBe(Path.Join("w", "a"));
        _inner.Stat(At("real", "box", "absolute"))!.LinkTarget.ShouldBe(At("real", "box", "w", "a"));
        _disk.ResolveLinks(At("absolute")).ShouldBe(At("w", "a"));
        Read(_disk, At("absolute")).ShouldBe("1");
        Should.Throw<IOException>(() => _disk.OpenReadNoFollow(At("absolute")));
    }

    [Fact]
    public void Steps_above_the_root_stay_at_the_root()
    {
        Write(_inner, At("real", "secret"), "s");
        Write(_disk, At("a"), "1");

        Read(_disk, At("..", "..", "a")).ShouldBe("1");
        _disk.Stat(At("..", "secret")).ShouldBeNull();
    }

    [Fact]
    public void A_link_that_leads_out_is_not_resolved_to_a_path_that_would_be_another_one_here()
    {
        _disk.CreateLink(At("out"), Path.Join("..", "..", "elsewhere"));

        Should.Throw<IOException>(() => _disk.ResolveLinks(At("out")));
    }

    [Fact]
    public void Moving_exchanging_and_deleting_are_done_in_the_folder()
    {
        Write(_disk, At("a"), "1");
        _disk.MoveFile(At("a"), At("b"), overwrite: false);
        _disk.CreateDirectory(At("d"));
        _disk.MoveDirectory(At("d"), At("e"));
        _disk.TryExchange(At("b"), At("e")).ShouldBeTrue();

        _inner.List(At("real", "box")).Select(static entry => (entry.Name, entry.Kind)).ShouldBe([("b", DiskEntryKind.Directory), ("e", DiskEntryKind.File)]);
        _disk.DeleteEmptyDirectory(At("b"));
        _disk.DeleteFile(At("e"));
        _inner.List(At("real", "box")).ShouldBeEmpty();
    }

    [Fact]
    public void Exceptions_pass_and_unusable_paths_are_refused()
    {
        Should.Throw<FileNotFoundException>(() => _disk.OpenRead(At("none")));
        Should.Throw<ArgumentException>(() => _disk.Stat("relative"));
        Should.Throw<ArgumentException>(() => _disk.Stat(At("nul\0")));
    }

    [Fact]
    public void A_real_folder_is_a_disk_of_its_own()
    {
        var folder = Directory.CreateTempSubdirectory("rerooted-");
        try
        {
            var disk = new RerootedDisk(new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine()), folder.FullName);
            disk.CreateDirectory(At("w"));
            Write(disk, At("w", "a"), "1");
            using (disk.TryLock(At("w", "lock")).ShouldNotBeNull())
            {
                File.ReadAllText(Path.Join(folder.FullName, "w", "a")).ShouldBe("1");
                disk.TryLock(At("w", "lock")).ShouldBeNull();
            }

            DiskSnapshot.Take(disk, Top).Entries.Keys.ShouldBe([".", "w", "w/a", "w/lock"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string At(params string[] segments) => Path.Join([Top, .. segments]);

    private static void Write(IDisk disk, string path, string text)
    {
        using var stream = disk.CreateNew(path, null);
        stream.Write(Encoding.UTF8.GetBytes(text));
        disk.Flush(stream);
    }

    private static string Read(IDisk disk, string path)
    {
        using var reader = new StreamReader(disk.OpenRead(path), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

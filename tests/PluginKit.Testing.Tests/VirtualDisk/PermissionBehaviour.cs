namespace PluginKit.Testing.Tests.VirtualDisk;

/// <summary>What missing rights refuse; the same assertions for both disks.</summary>
public static class PermissionBehaviour
{
    private const UnixFileMode ReadAndEnter = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    public static void A_directory_that_is_not_writable_keeps_its_entries(DiskUnderTest disk)
    {
        var inside = disk.Write("home/inside", "x");
        var outside = disk.Write("outside", "y");
        disk.Files.Directory.CreateDirectory(disk.At("home/below"));
        disk.Chmod(disk.At("home"), ReadAndEnter);
        var before = disk.Tree();

        Should.Throw<UnauthorizedAccessException>(() => disk.Files.File.WriteAllText(disk.At("home/new"), "x"));
        Should.Throw<UnauthorizedAccessException>(() => disk.Files.File.Delete(inside));
        Should.Throw<UnauthorizedAccessException>(() => disk.Files.Directory.CreateDirectory(disk.At("home/made")));
        Should.Throw<UnauthorizedAccessException>(() => disk.Files.File.Move(outside, disk.At("home/outside"), overwrite: true));
        Should.Throw<UnauthorizedAccessException>(() => disk.Files.File.Move(inside, disk.At("elsewhere"), overwrite: true));
        Should.Throw<IOException>(() => disk.Files.Directory.Move(disk.At("home/below"), disk.At("below")));
        Should.Throw<IOException>(() => disk.Files.Directory.Delete(disk.At("home/below")));
        Should.Throw<UnauthorizedAccessException>(() => disk.Link(disk.At("home/link"), "inside"));

        disk.Tree().ShouldBe(before);
        disk.Files.File.WriteAllText(inside, "content may still change");
    }

    public static void A_file_that_is_not_readable_does_not_open(DiskUnderTest disk)
    {
        var path = disk.Write("secret", "x");
        disk.Chmod(path, UnixFileMode.UserWrite);

        Should.Throw<UnauthorizedAccessException>(() => disk.Files.File.ReadAllText(path));
        disk.Files.File.AppendAllText(path, "y");
        disk.Chmod(path, UnixFileMode.UserRead);
        Should.Throw<UnauthorizedAccessException>(() => disk.Files.File.WriteAllText(path, "z"));
        disk.Files.File.ReadAllText(path).ShouldBe("xy");
    }

    public static void A_directory_that_cannot_be_entered_hides_what_is_below(DiskUnderTest disk)
    {
        var path = disk.Write("closed/file", "x");
        disk.Chmod(disk.At("closed"), UnixFileMode.UserRead);

        Should.Throw<UnauthorizedAccessException>(() => disk.Files.File.ReadAllText(path));
        disk.Files.File.Exists(path).ShouldBeFalse();
        Should.Throw<UnauthorizedAccessException>(() => disk.Port.Stat(path));
    }

    public static void A_directory_that_is_not_readable_is_not_listed(DiskUnderTest disk)
    {
        var path = disk.Write("closed/file", "x");
        disk.Chmod(disk.At("closed"), UnixFileMode.UserExecute);

        Should.Throw<UnauthorizedAccessException>(() => disk.Port.List(disk.At("closed")));
        disk.Files.File.ReadAllText(path).ShouldBe("x");
    }
}

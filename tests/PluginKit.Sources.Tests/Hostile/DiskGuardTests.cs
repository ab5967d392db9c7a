using PluginKit.Platform.Disk;
using PluginKit.Tests.Disks;

namespace PluginKit.Sources.Tests.Hostile;

/// <summary>The comparison around each hostile input sees what it is there for.</summary>
public abstract class DiskGuardTests(DiskKind kind)
{
    [Fact]
    public void Nothing_and_work_in_staging_that_is_gone_again_pass()
    {
        using var folder = HostileIntakeSuite.Folder(kind);
        var guard = HostileIntakeSuite.Guard(folder);

        Write(folder, Staging(folder, "a", "content", "x"));
        folder.Disk.DeleteFile(Staging(folder, "a", "content", "x"));
        foreach (var place in (string[])[Staging(folder, "a", "content"), Staging(folder, "a"), Staging(folder), .. Above(folder)])
        {
            folder.Disk.DeleteEmptyDirectory(place);
        }

        Should.NotThrow(() => guard.ShouldHaveLeftNothing());
    }

    [Theory]
    [InlineData("neighbour/evil")]
    [InlineData("evil")]
    [InlineData("home/evil")]
    [InlineData("home/.plugin-kit-ai/pluginkit/stagingevil")]
    public void A_file_outside_is_seen(string path)
    {
        using var folder = HostileIntakeSuite.Folder(kind);
        var guard = HostileIntakeSuite.Guard(folder);

        Write(folder, Path.Combine(folder.Root, path));

        Should.Throw<ShouldAssertException>(() => guard.ShouldHaveLeftNothing()).Message.ShouldContain("evil");
    }

    [Fact]
    public void A_file_outside_that_is_deleted_again_is_seen()
    {
        using var folder = HostileIntakeSuite.Folder(kind);
        var guard = HostileIntakeSuite.Guard(folder);

        Write(folder, Path.Combine(folder.Root, "evil"));
        folder.Disk.DeleteFile(Path.Combine(folder.Root, "evil"));

        Should.Throw<ShouldAssertException>(() => guard.ShouldHaveLeftNothing()).Message.ShouldContain("CreateNew");
    }

    [Fact]
    public void A_neighbour_with_another_byte_is_seen()
    {
        using var folder = HostileIntakeSuite.Folder(kind);
        var guard = new DiskGuard(folder.Disk, folder.Root, [folder.Root]);

        folder.Disk.DeleteFile(Path.Combine(folder.Root, "neighbour", "keep.md"));
        Write(folder, Path.Combine(folder.Root, "neighbour", "keep.md"));

        Should.Throw<ShouldAssertException>(() => guard.ShouldHaveLeftNothing()).Message.ShouldContain("keep.md");
    }

    [Fact]
    public void What_is_left_in_staging_is_seen()
    {
        using var folder = HostileIntakeSuite.Folder(kind);
        var guard = HostileIntakeSuite.Guard(folder);

        Write(folder, Staging(folder, "a", "content", "left"));

        Should.Throw<ShouldAssertException>(() => guard.ShouldHaveLeftNothing()).Message.ShouldContain("left");
    }

    private static string Staging(SourceFolder folder, params string[] below) => Path.Combine([folder.Home, ".plugin-kit-ai", "pluginkit", "staging", .. below]);

    private static string[] Above(SourceFolder folder) => [Path.Combine(folder.Home, ".plugin-kit-ai", "pluginkit"), Path.Combine(folder.Home, ".plugin-kit-ai")];

    private static void Write(SourceFolder folder, string path)
    {
        folder.Disk.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = folder.Disk.CreateNew(path, null);
        stream.Write("x"u8);
    }
}

public sealed class DiskGuardOnVirtualDisk() : DiskGuardTests(DiskKind.Virtual);

public sealed class DiskGuardOnRealDisk() : DiskGuardTests(DiskKind.Real);

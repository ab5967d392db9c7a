using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Testing.Tests.VirtualDisk;

public sealed class VirtualPermissionTests : IDisposable
{
    private readonly FakeDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void A_directory_that_is_not_writable_keeps_its_entries() => PermissionBehaviour.A_directory_that_is_not_writable_keeps_its_entries(_disk);

    [Fact]
    public void A_file_that_is_not_readable_does_not_open() => PermissionBehaviour.A_file_that_is_not_readable_does_not_open(_disk);

    [Fact]
    public void A_directory_that_cannot_be_entered_hides_what_is_below() => PermissionBehaviour.A_directory_that_cannot_be_entered_hides_what_is_below(_disk);

    [Fact]
    public void A_directory_that_is_not_readable_is_not_listed() => PermissionBehaviour.A_directory_that_is_not_readable_is_not_listed(_disk);

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Nothing_is_refused_without_enforcement_or_without_modes(bool enforce, bool modes)
    {
        using var disk = new FakeDisk(options: new() { EnforcePermissions = enforce, UnixModes = modes });
        disk.Write("home/a", "x");
        disk.Chmod(disk.At("home"), UnixFileMode.None);

        disk.Write("home/b", "y");
        disk.Port.Stat(disk.At("home"))!.Mode.ShouldBe(modes ? UnixFileMode.None : null);
    }

    [Fact]
    public void Arranging_a_disk_asks_for_no_rights()
    {
        var disk = new VirtualFileSystem().AddDirectory(_disk.Root, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        disk.AddFile(_disk.At("deep/file"), "x", UnixFileMode.None).AddLink(_disk.At("link"), "deep");

        disk.Stat(_disk.At("deep/file"))!.Mode.ShouldBe(UnixFileMode.None);
        Should.Throw<UnauthorizedAccessException>(() => disk.File.WriteAllText(_disk.At("other"), "x"));
    }
}

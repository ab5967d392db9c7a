namespace PluginKit.Testing.Tests.VirtualDisk;

public sealed class RealPermissionTests : IDisposable
{
    private readonly RealDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [UnprivilegedFact]
    public void A_directory_that_is_not_writable_keeps_its_entries() => PermissionBehaviour.A_directory_that_is_not_writable_keeps_its_entries(_disk);

    [UnprivilegedFact]
    public void A_file_that_is_not_readable_does_not_open() => PermissionBehaviour.A_file_that_is_not_readable_does_not_open(_disk);

    [UnprivilegedFact]
    public void A_directory_that_cannot_be_entered_hides_what_is_below() => PermissionBehaviour.A_directory_that_cannot_be_entered_hides_what_is_below(_disk);

    [UnprivilegedFact]
    public void A_directory_that_is_not_readable_is_not_listed() => PermissionBehaviour.A_directory_that_is_not_readable_is_not_listed(_disk);
}

namespace PluginKit.Tests.Disks;

/// <summary>A test of permission bits on the real disk; skips visibly for root, whom they do not stop, and on Windows, which has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Skip = "Permission bits stop neither root nor anybody on Windows; the same test runs on the virtual disk.";
        }
    }
}

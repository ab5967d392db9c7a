namespace PluginKit.Tests.Machine;

/// <summary>A test of permission bits on the real disk; skips visibly for root, whom they do not stop, and on Windows, which has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Skip = "Permission bits stop neither root nor anybody on Windows; the virtual disk covers it.";
        }
    }
}

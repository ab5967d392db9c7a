namespace PluginKit.Testing.Tests.VirtualDisk;

/// <summary>Skips, visibly, where the real disk refuses nothing: for root and on Windows.</summary>
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has no Unix modes.";
        }
        else if (Environment.IsPrivilegedProcess)
        {
            Skip = "The real disk refuses nothing to root.";
        }
    }
}

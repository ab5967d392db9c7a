namespace PluginKit.Platform.Tests;

/// <summary>A fact that only the superuser of a Linux machine can arrange; skipped visibly elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            Skip = "Needs the superuser of a Linux machine; what can be shown without runs on the virtual disk.";
        }
    }
}

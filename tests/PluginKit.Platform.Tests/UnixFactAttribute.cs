namespace PluginKit.Platform.Tests;

/// <summary>A fact about Unix modes, pipes and links; skipped visibly on Windows.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Needs a Unix.";
        }
    }
}

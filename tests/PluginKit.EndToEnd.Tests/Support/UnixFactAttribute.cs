namespace PluginKit.EndToEnd.Tests.Support;

/// <summary>A test that needs shell scripts or modes; skipped, visibly, on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Needs a system with modes and shell scripts." : null;
}

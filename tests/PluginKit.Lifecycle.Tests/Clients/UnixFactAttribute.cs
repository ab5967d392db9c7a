namespace PluginKit.Lifecycle.Tests.Clients;

/// <summary>A fact with programs that are scripts; skipped visibly on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Needs a Unix." : null;
}

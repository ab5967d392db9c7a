namespace PluginKit.Lifecycle.Tests.Clients;

/// <summary>A theory with programs that are scripts; skipped visibly on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Needs a Unix." : null;
}

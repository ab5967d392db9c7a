namespace PluginKit.Tests.Machine;

/// <summary>A theory about modes, pipes, links or programs that are scripts; skipped visibly on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Needs a Unix." : null;
}

namespace PluginKit.Tests.Machine;

/// <summary>A fact about modes, pipes, links or programs that are scripts; skipped visibly on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Needs a Unix." : null;
}

namespace PluginKit.Sources.Tests.Hostile;

/// <summary>A test that gives files to another user; skipped, visibly, for who may not do that.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrivilegedFactAttribute : FactAttribute
{
    public PrivilegedFactAttribute() => Skip = OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess ? "Only root gives files to another user." : null;
}

namespace PluginKit.EndToEnd.Tests.Support;

/// <summary>A test that needs modes to be respected; skipped, visibly, for the superuser, who may write everywhere, and on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute() =>
        Skip = OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess ? "Modes do not bind this user; the virtual disk of the other suites covers it." : null;
}

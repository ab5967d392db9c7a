namespace PluginKit.Tests.Machine;

/// <summary>A test that takes its time; run, as in continuous integration, with <c>PLUGINKIT_FULL</c>, and skipped visibly without.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FullFactAttribute : FactAttribute
{
    public FullFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Needs a Unix."
        : Environment.GetEnvironmentVariable("PLUGINKIT_FULL") is { Length: > 0 } ? null : "Only with PLUGINKIT_FULL=1.";
}

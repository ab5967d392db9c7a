namespace PluginKit.Bundles.Tests.Handoff;

/// <summary>A fact for which another language is needed; skipped visibly where it is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = WhyAbsent;

    public static string? WhyAbsent { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Join(folder, "python3"))) ? null : "Needs python3.";
}

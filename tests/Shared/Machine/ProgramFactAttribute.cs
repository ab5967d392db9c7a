namespace PluginKit.Tests.Machine;

/// <summary>A test with programs of this machine; skipped, visibly, where one of them is not on the search path.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : FactAttribute
{
    /// <summary>Skips where a program is absent.</summary>
    /// <param name="programs">File names without extension.</param>
    public ProgramFactAttribute(params string[] programs)
    {
        if (Array.Find(programs, static program => !IsThere(program)) is { } absent)
        {
            Skip = $"'{absent}' is not on the search path.";
        }
    }

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Join(folder, program)) || File.Exists(Path.Join(folder, program + ".exe")) || File.Exists(Path.Join(folder, program + ".cmd")));
}

namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>A theory that runs the real client; skipped, and seen to be skipped, unless PLUGINKIT_REAL_CODEX names its program.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealClientTheoryAttribute : TheoryAttribute
{
    public RealClientTheoryAttribute()
    {
        if (Program is null)
        {
            Skip = "PLUGINKIT_REAL_CODEX does not name the program of the real client.";
        }
    }

    public static string? Program { get; } = Environment.GetEnvironmentVariable("PLUGINKIT_REAL_CODEX") is { Length: > 0 } path && File.Exists(path) ? path : null;
}

namespace PluginKit.Adapters.Claude.Tests.Support;

/// <summary>A theory that compares with the real program; skips visibly without it.</summary>
internal sealed class RealClaudeTheoryAttribute : TheoryAttribute
{
    public RealClaudeTheoryAttribute() => Skip = Program is null ? "PLUGINKIT_REAL_CLAUDE does not name a claude 2.1.197." : null;

    public static string? Program { get; } = Environment.GetEnvironmentVariable("PLUGINKIT_REAL_CLAUDE") is { Length: > 0 } path && File.Exists(path) ? path : null;
}

namespace PluginKit.Adapters.Claude.Tests.Support;

/// <summary>The recorded homes of the real client, where they are.</summary>
internal static class NativeData
{
    public static string? Folder { get; } = Find();

    public static string SkipReason => "The recorded client homes are not on this machine (PLUGINKIT_SHARED_DATA).";

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PLUGINKIT_SHARED_DATA") is { Length: > 0 } named)
        {
            return Existing(Path.Combine(named, "native", "claude"));
        }
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Existing(Path.Combine(folder.FullName, "shared", "data", "native", "claude")) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    private static string? Existing(string folder) => Directory.Exists(folder) ? folder : null;
}

/// <summary>A theory over recorded client homes; skips visibly without them.</summary>
internal sealed class NativeDataTheoryAttribute : TheoryAttribute
{
    public NativeDataTheoryAttribute() => Skip = NativeData.Folder is null ? NativeData.SkipReason : null;
}

/// <summary>A theory that compares with the real program; skips visibly without it.</summary>
internal sealed class RealClaudeTheoryAttribute : TheoryAttribute
{
    public RealClaudeTheoryAttribute() => Skip = Program is null ? "PLUGINKIT_REAL_CLAUDE does not name a claude 2.1.197." : null;

    public static string? Program { get; } = Environment.GetEnvironmentVariable("PLUGINKIT_REAL_CLAUDE") is { Length: > 0 } path && File.Exists(path) ? path : null;
}

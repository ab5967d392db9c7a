namespace PluginKit.Tests.Clients;

/// <summary>The folder with the executables <c>claude</c> and <c>codex</c> that PLUGINKIT_REAL_CLIENTS names.</summary>
internal static class RealClients
{
    public const string Variable = "PLUGINKIT_REAL_CLIENTS";

    public static string? Folder { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
        && File.Exists(Path.Join(folder, "claude")) && File.Exists(Path.Join(folder, "codex"))
            ? Path.GetFullPath(folder)
            : null;

    /// <summary>Why tests with the clients cannot run, or <see langword="null"/>.</summary>
    public static string? SkipReason => Folder is null ? $"{Variable} does not name a folder with the executables 'claude' and 'codex'." : null;
}

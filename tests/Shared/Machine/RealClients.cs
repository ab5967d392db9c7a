namespace PluginKit.Tests.Machine;

/// <summary>The folder with the executables <c>claude</c> and <c>codex</c> that PLUGINKIT_REAL_CLIENTS names.</summary>
internal static class RealClients
{
    public const string Variable = "PLUGINKIT_REAL_CLIENTS";

    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder && Has(folder, "claude") && Has(folder, "codex") ? Path.GetFullPath(folder) : null;

    public static string? Claude => Folder is null ? null : Path.Join(Folder, "claude");

    public static string? Codex => Folder is null ? null : Path.Join(Folder, "codex");

    /// <summary>Why tests with the clients, and with shared data where they need it, cannot run; <see langword="null"/> when they can.</summary>
    public static string? WhyAbsent(string[] data) =>
        Folder is null ? $"{Variable} does not name a folder with the executables 'claude' and 'codex'."
        : data.Length > 0 ? SharedData.WhyAbsent(data) : null;

    private static bool Has(string folder, string program) =>
        File.Exists(Path.Join(folder, program)) || File.Exists(Path.Join(folder, program + ".cmd")) || File.Exists(Path.Join(folder, program + ".exe"));
}

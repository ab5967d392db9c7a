namespace PluginKit.EndToEnd.Tests.Support;

/// <summary>The folder with the executables <c>claude</c> and <c>codex</c> that PLUGINKIT_REAL_CLIENTS names.</summary>
internal static class RealClients
{
    public const string Variable = "PLUGINKIT_REAL_CLIENTS";

    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder && Has(folder, "claude") && Has(folder, "codex") ? Path.GetFullPath(folder) : null;

    /// <summary>Why the tests with real clients cannot run, or <see langword="null"/>.</summary>
    public static string? SkipReason =>
        Folder is null ? $"{Variable} does not name a folder with the executables 'claude' and 'codex'."
        : SharedData.WhyAbsent("universal-plugins");

    private static bool Has(string folder, string program) =>
        File.Exists(Path.Join(folder, program)) || File.Exists(Path.Join(folder, program + ".cmd")) || File.Exists(Path.Join(folder, program + ".exe"));
}

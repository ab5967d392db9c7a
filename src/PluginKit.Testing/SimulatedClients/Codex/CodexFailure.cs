namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>Ends a command with a message on the error output.</summary>
/// <param name="message">The message, without <c>Error:</c>.</param>
/// <param name="exitCode">1 for an error, 2 for a command line that is not understood.</param>
internal sealed class CodexFailure(string message, int exitCode = 1) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>An error that the program prints a second time as its cause.</summary>
    public static CodexFailure WithCause(string message) => new($"{message}\n\nCaused by:\n    {message}");
}

namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary>Ends a simulated command with exit code 1; the message is what the real program prints to its error output.</summary>
/// <param name="message">The text.</param>
internal sealed class ClaudeFailure(string message) : Exception(message);

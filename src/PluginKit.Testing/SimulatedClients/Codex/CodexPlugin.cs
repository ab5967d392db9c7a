namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>An entry of a marketplace.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folder">The folder of a local source.</param>
/// <param name="Installation">Its install policy.</param>
/// <param name="Authentication">Its sign-in policy.</param>
internal sealed record CodexPlugin(string Name, string? Folder, string Installation, string Authentication);

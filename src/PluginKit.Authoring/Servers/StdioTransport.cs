namespace PluginKit.Authoring.Servers;

/// <summary>A program that the client starts. Never started by PluginKit.</summary>
/// <param name="Command">The program.</param>
/// <param name="Arguments">Its arguments; an empty one is an argument too.</param>
/// <param name="Environment">Environment variables, often placeholders such as <c>${TOKEN}</c>. Treat the values as secret.</param>
public sealed record StdioTransport(string Command, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment);

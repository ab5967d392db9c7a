namespace PluginKit.Adapters.Codex.Capabilities;

/// <summary>A row of the table of capabilities.</summary>
/// <param name="Capability">What was measured.</param>
/// <param name="Version">The version of the client.</param>
/// <param name="Evidence">Recordings and tests that show it.</param>
internal sealed record MeasuredCapability(CodexCapability Capability, string Version, IReadOnlyList<string> Evidence);

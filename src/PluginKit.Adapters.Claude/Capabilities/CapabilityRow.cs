namespace PluginKit.Adapters.Claude.Capabilities;

/// <summary>What was measured of one capability.</summary>
/// <param name="Capability">The capability.</param>
/// <param name="Versions">The versions of the client that were measured.</param>
/// <param name="Holds">Whether they have it.</param>
/// <param name="Evidence">Where it was measured: recorded scenarios (<c>claude/11</c>) or tests by name.</param>
internal sealed record CapabilityRow(ClientCapability Capability, IReadOnlyList<string> Versions, bool Holds, string Evidence);

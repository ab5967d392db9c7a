namespace PluginKit.Authoring.Targets;

/// <summary>How a target is delivered and what its client could take.</summary>
/// <param name="Kind">The delivery kind as recorded in state, for example <c>claude-marketplace-plugin</c>.</param>
/// <param name="CapabilitySurface">What the client can take, not what a package brings.</param>
public sealed record TargetDelivery(string Kind, IReadOnlyList<string> CapabilitySurface);

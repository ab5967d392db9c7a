namespace PluginKit.Authoring.Targets;

/// <summary>A kind of content that a client takes, and how well it is supported.</summary>
/// <param name="Kind">The kind, for example <c>hooks</c>.</param>
/// <param name="Tier">How well.</param>
public sealed record NativeSurface(string Kind, SurfaceTier Tier);

namespace PluginKit.Adapters.Claude.Marketplaces;

/// <summary>What a plugin's own manifest or its marketplace entry tells people, and which other plugins it needs.</summary>
/// <param name="Name">The name in the manifest; may differ from the id.</param>
/// <param name="DisplayName">A name for people.</param>
/// <param name="Version">The version.</param>
/// <param name="Description">The description. Untrusted text.</param>
/// <param name="Dependencies">Plugins without which the client does not load it.</param>
internal sealed record PluginManifest(string? Name, string? DisplayName, string? Version, string? Description, IReadOnlyList<PluginDependency> Dependencies);

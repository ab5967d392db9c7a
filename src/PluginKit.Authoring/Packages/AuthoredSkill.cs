namespace PluginKit.Authoring.Packages;

/// <summary>One portable skill.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Path">Path of its <c>SKILL.md</c> in the package.</param>
public sealed record AuthoredSkill(string Name, string Path);

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>Which revision of a plugin is wanted, now and later; <see langword="null"/> where nothing was said.</summary>
internal sealed record Intent(string? AdoptNewTargets, bool? AutoUpdate, bool RemoveDroppedTargets, string? To, IReadOnlyList<string> AcceptRewritten);

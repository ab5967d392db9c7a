namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>How a plugin is to be kept up to date; <see langword="null"/> where nothing was said.</summary>
internal sealed record Intent(string? AdoptNewTargets, bool? AutoUpdate, bool RemoveDroppedTargets);

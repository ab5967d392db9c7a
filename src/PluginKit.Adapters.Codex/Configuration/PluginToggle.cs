namespace PluginKit.Adapters.Codex.Configuration;

/// <summary>What the effective configuration says of one plugin.</summary>
/// <param name="IsOn">Whether it is on: a table without the key counts as on.</param>
/// <param name="DecidedBy">The layer that decides.</param>
internal sealed record PluginToggle(bool IsOn, ConfigLayer DecidedBy);

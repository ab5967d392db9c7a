namespace PluginKit.Platform.Locks;

/// <summary>Who holds a lock, as the holder wrote it down; for messages only.</summary>
/// <param name="Pid">Process id.</param>
/// <param name="Operation">What it does.</param>
/// <param name="StartedAt">Since when.</param>
public sealed record LockOwner(int? Pid, string? Operation, DateTimeOffset? StartedAt);

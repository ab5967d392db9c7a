namespace PluginKit.Platform.Processes;

/// <summary>A process, told apart from a later one with the same id by its start time.</summary>
/// <param name="Id">Process id.</param>
/// <param name="StartedAt">Start time as the system reports it (UTC).</param>
public sealed record ProcessIdentity(int Id, DateTimeOffset StartedAt);

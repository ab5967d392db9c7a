namespace PluginKit.Platform.Watching;

/// <summary>A path whose changes are not announced.</summary>
/// <param name="Path">The path as it was given.</param>
/// <param name="Directory">The directory that cannot be listened to.</param>
/// <param name="Reason">Why, in the words of the system.</param>
public sealed record UnheardPath(string Path, string Directory, string Reason);

namespace PluginKit.Platform.Watching;

/// <summary>What was heard about watched paths. It is a reason to look, not yet a change.</summary>
/// <param name="Paths">The paths that may be different, as they were given.</param>
/// <param name="HasGap">Whether something may have been missed.</param>
public sealed record PathNotice(IReadOnlyList<string> Paths, bool HasGap);

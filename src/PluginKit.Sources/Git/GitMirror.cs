namespace PluginKit.Sources.Git;

/// <summary>What a repository left on this machine when something of it was fetched. Whatever of it is deleted is fetched again when it is needed.</summary>
/// <param name="Path">Its folder.</param>
/// <param name="Bytes">What its files take.</param>
/// <param name="UsedAt">When something was last asked of it (UTC); <see langword="null"/> for what is no whole mirror: it was never made to its end, or never deleted to its end.</param>
/// <param name="IsExpired">Whether the rules of <see cref="GitOptions"/> let it go.</param>
public sealed record GitMirror(string Path, long Bytes, DateTimeOffset? UsedAt, bool IsExpired);

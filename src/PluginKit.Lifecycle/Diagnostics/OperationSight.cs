namespace PluginKit.Lifecycle.Diagnostics;

/// <summary>The world as an operation found it.</summary>
internal sealed record OperationSight(DateTimeOffset At, string? StateDigest, IReadOnlyList<(string Path, string? Digest)> Files);

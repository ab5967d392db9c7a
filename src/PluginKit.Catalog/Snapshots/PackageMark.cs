namespace PluginKit.Catalog.Snapshots;

/// <summary>What is kept of a package between two builds.</summary>
/// <param name="Fingerprint">How it looked when it was read.</param>
/// <param name="ReadAt">When the build began that read it. What was written then or later may look as it did and be something else.</param>
/// <param name="Digest">The digest of what was read.</param>
/// <param name="IntegrationId">The entry that it became.</param>
internal sealed record PackageMark(string Fingerprint, DateTimeOffset ReadAt, string Digest, string IntegrationId);

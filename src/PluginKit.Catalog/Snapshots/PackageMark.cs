namespace PluginKit.Catalog.Snapshots;

/// <summary>What is kept of a package between two builds.</summary>
/// <param name="Fingerprint">How it looked when it was read.</param>
/// <param name="Digest">The digest of what was read.</param>
/// <param name="IntegrationId">The entry that it became.</param>
internal sealed record PackageMark(string Fingerprint, string Digest, string IntegrationId);

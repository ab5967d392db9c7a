using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Snapshots;

/// <summary>What was made of one entry of a snapshot file.</summary>
/// <param name="Entry">The entry; <see langword="null"/> when it cannot be used.</param>
/// <param name="Reason">Why it cannot, as the end of a sentence.</param>
/// <param name="Digest">The digest of its JSON, where it was asked for.</param>
internal readonly record struct SnapshotEntry(CatalogEntry? Entry, string Reason, string? Digest)
{
    /// <summary>Its id; empty when nobody knows.</summary>
    public string Id => Entry?.IntegrationId ?? string.Empty;
}

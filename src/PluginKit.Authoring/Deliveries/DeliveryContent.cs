using PluginKit.Contracts.Sources;

namespace PluginKit.Authoring.Deliveries;

/// <summary>Entries with a way to read them.</summary>
internal sealed record DeliveryContent(IReadOnlyList<PackageEntry> Entries, string Digest, Func<string, ReadOnlyMemory<byte>> Read);

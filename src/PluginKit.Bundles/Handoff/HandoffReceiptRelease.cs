using System.Text.Json.Serialization;

namespace PluginKit.Bundles.Handoff;

/// <summary>What an asset of a release was when it was installed.</summary>
/// <param name="Release">Which asset.</param>
/// <param name="Digest">Digest of its bytes.</param>
internal sealed record HandoffReceiptRelease([property: JsonPropertyName("release")] ReleaseIdentity Release, [property: JsonPropertyName("digest")] string Digest);

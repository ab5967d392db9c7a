using System.Text.Json.Serialization;

namespace PluginKit.Bundles.Releases;

/// <summary>What is sent to rename an asset.</summary>
internal sealed record GitHubAssetName([property: JsonPropertyName("name")] string Name);

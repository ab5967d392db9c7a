using System.Text.Json.Serialization;

namespace PluginKit.Bundles.Handoff;

/// <summary>A line of the list in metadata of version 2.</summary>
/// <param name="Path">Path in the bundle.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Mode"><c>0755</c> or <c>0644</c>.</param>
/// <param name="Sha256">64 hex digits.</param>
internal sealed record HandoffMetadataFile(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("size")] long Size,
    [property: JsonPropertyName("mode")] string Mode,
    [property: JsonPropertyName("sha256")] string Sha256);

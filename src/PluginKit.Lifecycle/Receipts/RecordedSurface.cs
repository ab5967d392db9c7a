using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Receipts;

/// <summary>An executable surface that was delivered: enough to tell whether a later revision has the same one.</summary>
internal sealed record RecordedSurface
{
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("file")]
    public required string File { get; init; }

    [JsonPropertyName("place")]
    public string? Place { get; init; }

    [JsonPropertyName("digest")]
    public required string Digest { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>A file that an adapter looked at while planning.</summary>
public sealed record BoundFile
{
    /// <summary>The file, absolute.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>Digest of its content; absent when there was no file.</summary>
    [JsonPropertyName("digest")]
    public string? Digest { get; init; }

    /// <summary>Whether there was something that could not be read.</summary>
    [JsonPropertyName("unreadable")]
    public bool Unreadable { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

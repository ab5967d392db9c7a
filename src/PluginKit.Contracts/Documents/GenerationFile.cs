using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>A file that differs between two revisions.</summary>
public sealed record GenerationFile
{
    /// <summary>Relative, with forward slashes.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>What becomes of it.</summary>
    [JsonPropertyName("change")]
    public required FileChangeKind Change { get; init; }

    /// <summary>Bytes afterwards.</summary>
    [JsonPropertyName("size")]
    public long? Size { get; init; }

    /// <summary>Digest of its content afterwards.</summary>
    [JsonPropertyName("digest")]
    public string? Digest { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

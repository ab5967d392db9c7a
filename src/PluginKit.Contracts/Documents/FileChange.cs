using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>A file that PluginKit itself writes or deletes as a whole.</summary>
public sealed record FileChange
{
    /// <summary>The file, absolute.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>What becomes of it.</summary>
    [JsonPropertyName("change")]
    public required FileChangeKind Change { get; init; }

    /// <summary>When.</summary>
    [JsonPropertyName("phase")]
    public StepPhase Phase { get; init => field = value == default ? StepPhase.Apply : value; } = StepPhase.Apply;

    /// <summary>Digest of its content now; absent when there is none.</summary>
    [JsonPropertyName("digest_before")]
    public string? DigestBefore { get; init; }

    /// <summary>Digest of its content afterwards; absent when there will be none.</summary>
    [JsonPropertyName("digest_after")]
    public string? DigestAfter { get; init; }

    /// <summary>Bytes now.</summary>
    [JsonPropertyName("size_before")]
    public long? SizeBefore { get; init; }

    /// <summary>Bytes afterwards.</summary>
    [JsonPropertyName("size_after")]
    public long? SizeAfter { get; init; }

    /// <summary>A unified diff for people: lines that stay are replaced by a marker, and so are lines of a format that is not PluginKit's own.</summary>
    [JsonPropertyName("diff")]
    public string? Diff { get; init; }

    /// <summary>Whether the diff has every line that changes; a long one is cut.</summary>
    [JsonPropertyName("diff_complete")]
    public bool DiffComplete { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

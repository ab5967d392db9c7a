using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Checks;

/// <summary>What a source had when somebody asked.</summary>
internal sealed record SourceCheck
{
    [JsonPropertyName("checked_at")]
    [JsonConverter(typeof(UtcTimestampConverter))]
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>The reference that was asked; what is managed from another one now was not checked.</summary>
    [JsonPropertyName("source_ref")]
    public required string SourceRef { get; init; }

    [JsonPropertyName("access")]
    public required SourceAccessState Access { get; init; }

    /// <summary>Tree digest of the record's source at that time. Another one now means that the finding is of an earlier revision.</summary>
    [JsonPropertyName("installed_source_digest")]
    public required string InstalledSourceDigest { get; init; }

    /// <summary>What the source had; absent when it could not be read or was another package.</summary>
    [JsonPropertyName("available_source_digest")]
    public string? AvailableSourceDigest { get; init; }

    [JsonPropertyName("available_version")]
    public string? AvailableVersion { get; init; }

    /// <summary>Code of the problem that kept it from being read.</summary>
    [JsonPropertyName("problem")]
    public string? Problem { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>In outdated: what of a target is installed and what its source has.</summary>
public sealed record TargetUpdate
{
    /// <summary>What an update would change.</summary>
    [JsonPropertyName("change")]
    public required UpdateChange Change { get; init; }

    /// <summary>Whether an update has something to do on the target: it decides by content, never by a version.</summary>
    [JsonPropertyName("update_available")]
    public bool UpdateAvailable { get; init; }

    /// <summary>Version that is installed; absent for a new target.</summary>
    [JsonPropertyName("installed_version")]
    public string? InstalledVersion { get; init; }

    /// <summary>Digest of the package tree that it comes from.</summary>
    [JsonPropertyName("installed_source_digest")]
    public string? InstalledSourceDigest { get; init; }

    /// <summary>Version that the source has; absent when it could not be read or has no such target.</summary>
    [JsonPropertyName("available_version")]
    public string? AvailableVersion { get; init; }

    /// <summary>Digest of the package tree that the source has.</summary>
    [JsonPropertyName("available_source_digest")]
    public string? AvailableSourceDigest { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

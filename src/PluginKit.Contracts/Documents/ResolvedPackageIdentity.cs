using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>Which package a source holds.</summary>
public sealed record ResolvedPackageIdentity
{
    /// <summary>Its name, which is the id of the integration that it would become.</summary>
    [JsonPropertyName("integration_id")]
    public required string IntegrationId { get; init; }

    /// <summary>Its version.</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    /// <summary>Digest of its manifest.</summary>
    [JsonPropertyName("manifest_digest")]
    public required string ManifestDigest { get; init; }

    /// <summary>The authored targets, as the manifest lists them.</summary>
    [JsonPropertyName("targets")]
    public IReadOnlyList<string> Targets { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

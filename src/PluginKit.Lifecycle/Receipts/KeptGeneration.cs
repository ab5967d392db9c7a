using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Receipts;

/// <summary>An earlier generation of a target that a rollback can go to.</summary>
internal sealed record KeptGeneration
{
    /// <summary>Digest of the files that were delivered.</summary>
    [JsonPropertyName("delivery_digest")]
    public required string DeliveryDigest { get; init; }

    /// <summary>Tree digest of the package that they come from.</summary>
    [JsonPropertyName("source_digest")]
    public required string SourceDigest { get; init; }

    /// <summary>The version that goes with it.</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    /// <summary>The folder that holds them; absent where the client has one place only, so that they come from the store.</summary>
    [JsonPropertyName("generation_path")]
    public string? GenerationPath { get; init; }

    /// <summary>When it was installed (UTC).</summary>
    [JsonPropertyName("installed_at")]
    public DateTimeOffset? InstalledAt { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

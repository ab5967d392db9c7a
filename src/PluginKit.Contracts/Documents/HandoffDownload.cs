using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>Where a fetched bundle came from, and what it was held to. Addresses are without credentials and without the values of a query.</summary>
public sealed record HandoffDownload
{
    /// <summary>The address that was asked.</summary>
    [JsonPropertyName("address")]
    public required string Address { get; init; }

    /// <summary><c>owner/repo</c>; absent for a bundle of an address.</summary>
    [JsonPropertyName("repository")]
    public string? Repository { get; init; }

    /// <summary>Tag of the release.</summary>
    [JsonPropertyName("tag")]
    public string? Tag { get; init; }

    /// <summary>Name of the asset.</summary>
    [JsonPropertyName("asset")]
    public string? Asset { get; init; }

    /// <summary>Where the digest stands that the bundle was held to: <c>--sha256</c>, <c>checksums.txt</c>, or a sidecar.</summary>
    [JsonPropertyName("checksum_source")]
    public required string ChecksumSource { get; init; }

    /// <summary>What became of its signature.</summary>
    [JsonPropertyName("signature")]
    public SignatureState Signature { get; init => field = value == default ? SignatureState.NotChecked : value; } = SignatureState.NotChecked;

    /// <summary>The key that the signature names.</summary>
    [JsonPropertyName("signature_key")]
    public string? SignatureKey { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

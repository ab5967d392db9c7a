using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>Where the entries of a catalog document come from.</summary>
public sealed record CatalogSource
{
    /// <summary><c>local_checkout</c>, <c>bundled_snapshot</c> or a kind that a third party added.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>The folder or file that was read, absolute.</summary>
    [JsonPropertyName("location")]
    public string? Location { get; init; }

    /// <summary>When a snapshot was made (UTC); absent for a live folder.</summary>
    [JsonPropertyName("fetched_at")]
    [JsonConverter(typeof(UtcTimestampConverter))]
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>The revision of the checkout, or the digest of its tree where there is no revision.</summary>
    [JsonPropertyName("revision")]
    public required string Revision { get; init; }

    /// <summary>Whether a newer answer was asked for and could not be had.</summary>
    [JsonPropertyName("stale")]
    public bool Stale { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

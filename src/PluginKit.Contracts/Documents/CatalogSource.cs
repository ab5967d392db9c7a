using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>Where the entries of a catalog document come from.</summary>
public sealed record CatalogSource
{
    /// <summary>The id that the application gave the origin; <see langword="null"/> for several origins together and from an older writer.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>
    /// <c>local_checkout</c>, <c>bundled_snapshot</c>, <c>claude_marketplace</c>, <c>codex_marketplace</c>, <c>cursor_marketplace</c>, <c>merged</c> for several
    /// origins, or a kind that a third party added.
    /// </summary>
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

    /// <summary>
    /// In a snapshot file: digest over the revision and the text of the file before and after this object, <c>sha256:</c> and hex. It proves without reading the
    /// entries that the file is as it was written; where it does not, <see cref="ContentDigest"/> decides.
    /// </summary>
    [JsonPropertyName("text_digest")]
    public string? TextDigest { get; init; }

    /// <summary>
    /// In a snapshot file: digest over the digests of its entries, the revision, the origins and the problems, <c>sha256:</c> and hex. Neither the time nor
    /// <see cref="Stale"/> is part of it.
    /// </summary>
    [JsonPropertyName("content_digest")]
    public string? ContentDigest { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

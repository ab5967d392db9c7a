using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>Where an entry of a catalog was found.</summary>
public sealed record CatalogEntryOrigin
{
    /// <summary>The id that the application gave the origin.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>What the origin is, in the words of <see cref="CatalogSource.Kind"/>.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>The folder or file, absolute; <see langword="null"/> for one that is no place on this machine.</summary>
    [JsonPropertyName("location")]
    public string? Location { get; init; }

    /// <summary>The revision of the origin.</summary>
    [JsonPropertyName("revision")]
    public required string Revision { get; init; }

    /// <summary>Whether a newer answer of the origin was asked for and could not be had.</summary>
    [JsonPropertyName("stale")]
    public bool Stale { get; init; }

    /// <summary>The origin here that carries the entry on, when that is a snapshot of several origins: <see cref="Id"/> then names the one among them.</summary>
    [JsonPropertyName("via")]
    public string? Via { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

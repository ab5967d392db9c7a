using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>The authored README of an entry.</summary>
public sealed record ReadmeContent
{
    /// <summary><c>authored_readme</c>.</summary>
    [JsonPropertyName("detail_kind")]
    public required string DetailKind { get; init; }

    /// <summary>Where it is, relative to the catalog source.</summary>
    [JsonPropertyName("detail_ref")]
    public required string DetailRef { get; init; }

    /// <summary>Markdown, untrusted; cut at the size limit.</summary>
    [JsonPropertyName("text")]
    public required string Text { get; init; }

    /// <summary>Whether it was cut.</summary>
    [JsonPropertyName("truncated")]
    public bool Truncated { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

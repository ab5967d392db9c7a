using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>Where a plugin comes from, or came from.</summary>
public sealed record SourceReference
{
    /// <summary>Source kind, see <see cref="SourceKinds"/>; third parties may add kinds.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>The reference in the syntax of its kind: an absolute path, a repository reference, a commit.</summary>
    [JsonPropertyName("value")]
    public required string Value { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

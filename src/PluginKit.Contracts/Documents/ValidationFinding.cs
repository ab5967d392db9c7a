using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>A failure or warning of a validation.</summary>
public sealed record ValidationFinding
{
    /// <summary>A word of <see cref="ValidationKinds"/>; for a warning that has none there, the code of the problem. A newer writer may add words.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>The file, relative to the project.</summary>
    [JsonPropertyName("path")]
    public string? Path { get; init; }

    /// <summary>Line in <see cref="Path"/>, from 1.</summary>
    [JsonPropertyName("line")]
    public int? Line { get; init; }

    /// <summary>Column in <see cref="Path"/>, from 1.</summary>
    [JsonPropertyName("column")]
    public int? Column { get; init; }

    /// <summary>The authored target that it is about.</summary>
    [JsonPropertyName("target")]
    public string? Target { get; init; }

    /// <summary>A sentence for people.</summary>
    [JsonPropertyName("message")]
    public required string Message { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

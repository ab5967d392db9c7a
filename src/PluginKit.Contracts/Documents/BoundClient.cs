using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>A client as a plan found it.</summary>
public sealed record BoundClient
{
    /// <summary>Lifecycle target id.</summary>
    [JsonPropertyName("target_id")]
    public required string TargetId { get; init; }

    /// <summary>The adapter and its version.</summary>
    [JsonPropertyName("adapter")]
    public required string Adapter { get; init; }

    /// <summary>The folders that the adapter reads: home of the client, workspace, policy.</summary>
    [JsonPropertyName("roots")]
    public IReadOnlyList<string> Roots { get; init => field = value ?? []; } = [];

    /// <summary>The client's programs.</summary>
    [JsonPropertyName("programs")]
    public IReadOnlyList<BoundProgram> Programs { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

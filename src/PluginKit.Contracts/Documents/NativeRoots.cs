using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>The folders in which one client really looks, for the question that was asked.</summary>
public sealed record NativeRoots
{
    /// <summary>Lifecycle target id of the client.</summary>
    [JsonPropertyName("native_target")]
    public required string NativeTarget { get; init; }

    /// <summary>The folder of the user's own configuration, absolute.</summary>
    [JsonPropertyName("config_root")]
    public required string ConfigRoot { get; init; }

    /// <summary>The workspace root as it was asked for; <see langword="null"/> without one.</summary>
    [JsonPropertyName("workspace_root")]
    public string? WorkspaceRoot { get; init; }

    /// <summary>The folder that the client takes as the project for that workspace root; <see langword="null"/> when it sees no project there.</summary>
    [JsonPropertyName("effective_native_root")]
    public string? EffectiveNativeRoot { get; init; }

    /// <summary>How the client comes to it, as a code (<c>workspace_root</c>, <c>nearest_configuration</c>, <c>repository_root</c>, <c>configured_marker</c>, <c>none</c>).</summary>
    [JsonPropertyName("effective_native_root_reason")]
    public required string EffectiveNativeRootReason { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

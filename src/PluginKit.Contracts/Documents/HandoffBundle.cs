using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>What a bundle says of itself in its metadata. Words of whoever packed it: to be shown harmlessly, never to be run.</summary>
public sealed record HandoffBundle
{
    /// <summary>Name of the plugin.</summary>
    [JsonPropertyName("plugin_name")]
    public required string PluginName { get; init; }

    /// <summary>Version of the plugin; absent in metadata of version 1.</summary>
    [JsonPropertyName("plugin_version")]
    public string? PluginVersion { get; init; }

    /// <summary><c>codex-runtime</c> or <c>claude</c>.</summary>
    [JsonPropertyName("platform")]
    public required string Platform { get; init; }

    /// <summary><c>python</c>, <c>node</c> or <c>shell</c>.</summary>
    [JsonPropertyName("runtime")]
    public required string Runtime { get; init; }

    /// <summary>What installs its dependencies, for example <c>uv</c> or <c>npm</c>.</summary>
    [JsonPropertyName("manager")]
    public string? Manager { get; init; }

    /// <summary>How it is made ready to run, for example <c>recipient-side install</c>.</summary>
    [JsonPropertyName("bootstrap_model")]
    public string? BootstrapModel { get; init; }

    /// <summary>Version of the metadata: 1 of the existing tool, 2 with the list of files.</summary>
    [JsonPropertyName("metadata_version")]
    public int MetadataVersion { get; init; }

    /// <summary>The version of PluginKit that packed it; absent in metadata of version 1.</summary>
    [JsonPropertyName("tool_version")]
    public string? ToolVersion { get; init; }

    /// <summary>Whether the lane is beta: <c>shell</c>.</summary>
    [JsonPropertyName("beta")]
    public bool Beta { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

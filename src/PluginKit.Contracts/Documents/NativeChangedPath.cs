using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>A path of a client that is different from before.</summary>
public sealed record NativeChangedPath
{
    /// <summary>The path as the client's scanner names it, absolute.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>What it is; for a path that disappeared, what it was.</summary>
    [JsonPropertyName("kind")]
    public NativePathKind Kind { get; init => field = value == default ? NativePathKind.Other : value; } = NativePathKind.Other;

    /// <summary>What happened to it.</summary>
    [JsonPropertyName("change")]
    public NativePathChange Change { get; init => field = value == default ? NativePathChange.Changed : value; } = NativePathChange.Changed;

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>One place where a client looks whether a plugin is switched on. Places are listed from the one that wins to the one that loses.</summary>
public sealed record EnablementLayer
{
    /// <summary>The scope of the place; <c>managed</c> for an administrator's.</summary>
    [JsonPropertyName("scope")]
    public required InstallScope Scope { get; init; }

    /// <summary>The file, absolute.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>The member in the file's own notation, for example <c>enabledPlugins["alpha@mk"]</c> or <c>plugins."alpha@mk".enabled</c>.</summary>
    [JsonPropertyName("key")]
    public required string Key { get; init; }

    /// <summary>What the place says; <see langword="null"/> when it says nothing.</summary>
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; init; }

    /// <summary>Whether this place is the one that decides.</summary>
    [JsonPropertyName("decides")]
    public bool Decides { get; init; }

    /// <summary>Why the place is not read although it speaks (an untrusted project, a file that does not parse), as a code; <see langword="null"/> when it is read.</summary>
    [JsonPropertyName("ignored_reason")]
    public string? IgnoredReason { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

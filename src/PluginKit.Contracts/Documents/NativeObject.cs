using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>A file, folder, entry or toggle in a client.</summary>
public sealed record NativeObject
{
    /// <summary>What it is, see <see cref="NativeObjectKinds"/>; third parties may add kinds.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>Name inside the file, where it has one.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>Absolute path.</summary>
    [JsonPropertyName("path")]
    public string? Path { get; init; }

    /// <summary><c>user_mutable</c> or <c>workspace_mutable</c>.</summary>
    [JsonPropertyName("protection_class")]
    public string? ProtectionClass { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

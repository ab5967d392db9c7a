using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>How an integration is installed.</summary>
public sealed record ManagedPolicy
{
    /// <summary>For whom.</summary>
    [JsonPropertyName("scope")]
    public required InstallScope Scope { get; init; }

    /// <summary>Stored intent; nothing updates unattended.</summary>
    [JsonPropertyName("auto_update")]
    public bool AutoUpdate { get; init; }

    /// <summary><c>manual</c> or <c>auto</c>.</summary>
    [JsonPropertyName("adopt_new_targets")]
    public required string AdoptNewTargets { get; init; }

    /// <summary>Stored intent.</summary>
    [JsonPropertyName("allow_prerelease")]
    public bool AllowPrerelease { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

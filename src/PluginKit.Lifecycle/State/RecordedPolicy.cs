using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.State;

/// <summary>The policy of a record, all four members always written.</summary>
internal sealed record RecordedPolicy
{
    [JsonPropertyName("scope")]
    public required InstallScope Scope { get; init; }

    [JsonPropertyName("auto_update")]
    public bool AutoUpdate { get; init; }

    [JsonPropertyName("adopt_new_targets")]
    public string AdoptNewTargets { get; init => field = value ?? "manual"; } = "manual";

    [JsonPropertyName("allow_prerelease")]
    public bool AllowPrerelease { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

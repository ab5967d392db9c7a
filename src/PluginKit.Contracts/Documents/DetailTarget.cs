using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>One target of an integration on its detail page: what the catalog offers for it beside what is managed of it.</summary>
public sealed record DetailTarget
{
    /// <summary>Lifecycle target id.</summary>
    [JsonPropertyName("target_id")]
    public required string TargetId { get; init; }

    /// <summary>The label of the provider, for example <c>Anthropic</c>.</summary>
    [JsonPropertyName("label")]
    public required string Label { get; init; }

    /// <summary>From the catalog: whether it can be installed here.</summary>
    [JsonPropertyName("supported")]
    public bool Supported { get; init; }

    /// <summary>From the catalog: the scopes it can be installed into.</summary>
    [JsonPropertyName("supported_scopes")]
    public IReadOnlyList<InstallScope> SupportedScopes { get; init => field = value ?? []; } = [];

    /// <summary>From the catalog: what the lifecycle can do with it.</summary>
    [JsonPropertyName("support")]
    public TargetSupport? Support { get; init; }

    /// <summary>From the catalog: the words of this target alone, where it has its own. They never stand on a card.</summary>
    [JsonPropertyName("effective_metadata")]
    public TargetMetadata? EffectiveMetadata { get; init; }

    /// <summary>From list and doctor: state, health, hints, owned objects, settings files and steps; absent where it is not managed.</summary>
    [JsonPropertyName("managed")]
    public ManagedTarget? Managed { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

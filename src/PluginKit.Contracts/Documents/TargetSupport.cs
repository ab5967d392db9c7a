using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>What the lifecycle can do with an entry on one target, from the registered adapter.</summary>
public sealed record TargetSupport
{
    /// <summary>The id in <c>plugin.yaml</c>.</summary>
    [JsonPropertyName("authored_target")]
    public required string AuthoredTarget { get; init; }

    /// <summary>The name of the client for people.</summary>
    [JsonPropertyName("display_name")]
    public required string DisplayName { get; init; }

    /// <summary>How the plugin is delivered.</summary>
    [JsonPropertyName("delivery_kind")]
    public required string DeliveryKind { get; init; }

    /// <summary>How the client takes it: <c>native_cli</c>, <c>marketplace_prepare</c> or a kind that a third party added.</summary>
    [JsonPropertyName("install_mode")]
    public required string InstallMode { get; init; }

    /// <summary>How a user of the client would install it, in the words of the target's contract; absent where there is none.</summary>
    [JsonPropertyName("install_model")]
    public string? InstallModel { get; init; }

    /// <summary>What makes a change take effect, in the words of the target's contract; absent where there is none.</summary>
    [JsonPropertyName("activation_model")]
    public string? ActivationModel { get; init; }

    /// <summary>Scopes that this entry can be installed into.</summary>
    [JsonPropertyName("scopes")]
    public IReadOnlyList<InstallScope> Scopes { get; init => field = value ?? []; } = [];

    /// <summary>Conditions by scope, as action or restriction codes (for example <c>trusted_project_required</c>).</summary>
    [JsonPropertyName("scope_conditions")]
    public IReadOnlyDictionary<string, string> ScopeConditions
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, string>.Empty;
    } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Source kinds that can be installed.</summary>
    [JsonPropertyName("source_kinds")]
    public IReadOnlyList<string> SourceKinds { get; init => field = value ?? []; } = [];

    /// <summary>Whether update works natively.</summary>
    [JsonPropertyName("supports_update")]
    public bool SupportsUpdate { get; init; }

    /// <summary>Whether remove works natively.</summary>
    [JsonPropertyName("supports_remove")]
    public bool SupportsRemove { get; init; }

    /// <summary>Whether repair is supported.</summary>
    [JsonPropertyName("supports_repair")]
    public bool SupportsRepair { get; init; }

    /// <summary>Whether running sessions have to reload.</summary>
    [JsonPropertyName("requires_reload")]
    public bool RequiresReload { get; init; }

    /// <summary>Whether the client has to be restarted.</summary>
    [JsonPropertyName("requires_restart")]
    public bool RequiresRestart { get; init; }

    /// <summary>Whether a new thread is needed.</summary>
    [JsonPropertyName("requires_new_thread")]
    public bool RequiresNewThread { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>A plugin that sits in a client and is not managed by PluginKit.</summary>
public sealed record DiscoveryEntry
{
    /// <summary>Always <c>native_external_installed</c>.</summary>
    [JsonPropertyName("entry_kind")]
    public EntryKind EntryKind
    {
        get;
        init => field = value == default ? EntryKind.NativeExternalInstalled : value;
    } = EntryKind.NativeExternalInstalled;

    /// <summary>Stable identity: native target, native plugin id and scope set.</summary>
    [JsonPropertyName("discovery_key")]
    public required string DiscoveryKey { get; init; }

    /// <summary>Lifecycle target id of the client.</summary>
    [JsonPropertyName("native_target")]
    public required string NativeTarget { get; init; }

    /// <summary>The client's own id, for example <c>context7@claude-plugins-official</c>.</summary>
    [JsonPropertyName("native_plugin_id")]
    public required string NativePluginId { get; init; }

    /// <summary>The name for people.</summary>
    [JsonPropertyName("display_name")]
    public required string DisplayName { get; init; }

    /// <summary>The description in the plugin's manifest.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>The version that the client recorded or the manifest states.</summary>
    [JsonPropertyName("version")]
    public string? Version { get; init; }

    /// <summary>Scopes in which it is installed.</summary>
    [JsonPropertyName("installed_scopes")]
    public IReadOnlyList<InstallScope> InstalledScopes { get; init => field = value ?? []; } = [];

    /// <summary>Projects of the project and local scopes, absolute.</summary>
    [JsonPropertyName("project_roots")]
    public IReadOnlyList<string> ProjectRoots { get; init => field = value ?? []; } = [];

    /// <summary>Where it came from.</summary>
    [JsonPropertyName("detected_source")]
    public DetectedSource DetectedSource
    {
        get;
        init => field = value == default ? DetectedSource.Unknown : value;
    } = DetectedSource.Unknown;

    /// <summary>The marketplace source the client recorded.</summary>
    [JsonPropertyName("source")]
    public SourceReference? Source { get; init; }

    /// <summary>What an application may do with it.</summary>
    [JsonPropertyName("manageability")]
    public Manageability Manageability
    {
        get;
        init => field = value == default ? Manageability.DisplayOnly : value;
    } = Manageability.DisplayOnly;

    /// <summary>Why, as a code; those of this release are in <see cref="Discovery.ManageabilityReasons"/>.</summary>
    [JsonPropertyName("manageability_reason")]
    public required string ManageabilityReason { get; init; }

    /// <summary>The universal plugin it seems to be; advisory.</summary>
    [JsonPropertyName("matched_integration_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? MatchedIntegrationId { get; init; }

    /// <summary>How sure that is.</summary>
    [JsonPropertyName("match_confidence")]
    public MatchConfidence MatchConfidence { get; init => field = value == default ? MatchConfidence.None : value; } = MatchConfidence.None;

    /// <summary>On what that rests.</summary>
    [JsonPropertyName("match_basis")]
    public MatchBasis MatchBasis { get; init => field = value == default ? MatchBasis.Unknown : value; } = MatchBasis.Unknown;

    /// <summary>What was seen, as <c>name=value</c>.</summary>
    [JsonPropertyName("identity_evidence")]
    public IReadOnlyList<string> IdentityEvidence { get; init => field = value ?? []; } = [];

    /// <summary>What the client's files say.</summary>
    [JsonPropertyName("observed_state")]
    public ObservedState ObservedState { get; init => field = value == default ? ObservedState.Degraded : value; } = ObservedState.Degraded;

    /// <summary>What the user can do, or why it does not run.</summary>
    [JsonPropertyName("activation_hint")]
    public ActivationHint ActivationHint { get; init => field = value == default ? ActivationHint.None : value; } = ActivationHint.None;

    /// <summary>The folder whose files the client reads for it.</summary>
    [JsonPropertyName("effective_native_root")]
    public string? EffectiveNativeRoot { get; init; }

    /// <summary>Whether the client has it switched on for the workspace that was asked for; <see langword="null"/> when no place says anything.</summary>
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; init; }

    /// <summary>What would be so if the deciding place said nothing; <see langword="null"/> when no other place says anything.</summary>
    [JsonPropertyName("enabled_if_unset")]
    public bool? EnabledIfUnset { get; init; }

    /// <summary>Every place where the client looks, from the one that wins to the one that loses.</summary>
    [JsonPropertyName("enablement")]
    public IReadOnlyList<EnablementLayer> Enablement { get; init => field = value ?? []; } = [];

    /// <summary>The workspace root as it was asked for, when the entry concerns a project; <see cref="EffectiveNativeRoot"/> is what the client makes of it.</summary>
    [JsonPropertyName("workspace_root")]
    public string? WorkspaceRoot { get; init; }

    /// <summary>For people.</summary>
    [JsonPropertyName("warnings")]
    public IReadOnlyList<string> Warnings { get; init => field = value ?? []; } = [];

    /// <summary>The same with codes.</summary>
    [JsonPropertyName("problems")]
    public IReadOnlyList<Problem> Problems { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

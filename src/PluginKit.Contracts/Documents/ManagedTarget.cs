using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>One target of a managed integration.</summary>
public sealed record ManagedTarget
{
    /// <summary>Lifecycle target id.</summary>
    [JsonPropertyName("target_id")]
    public required string TargetId { get; init; }

    /// <summary>How the plugin is delivered.</summary>
    [JsonPropertyName("delivery_kind")]
    public required string DeliveryKind { get; init; }

    /// <summary>What the delivery can carry.</summary>
    [JsonPropertyName("capability_surface")]
    public IReadOnlyList<string> CapabilitySurface { get; init => field = value ?? []; } = [];

    /// <summary>In plans and results: what is done to the target.</summary>
    [JsonPropertyName("action_class")]
    public ActionClass? ActionClass { get; init; }

    /// <summary>In results: what became of it.</summary>
    [JsonPropertyName("outcome")]
    public TargetOutcome? Outcome { get; init; }

    /// <summary>In plans: whether the target cannot be changed now.</summary>
    [JsonPropertyName("blocking")]
    public bool? Blocking { get; init; }

    /// <summary>One sentence for people.</summary>
    [JsonPropertyName("summary")]
    public string? Summary { get; init; }

    /// <summary>Recorded or resulting state.</summary>
    [JsonPropertyName("state")]
    public InstallState? State { get; init; }

    /// <summary>What the client still needs.</summary>
    [JsonPropertyName("activation_state")]
    public ActivationState? ActivationState { get; init; }

    /// <summary>What the user can do.</summary>
    [JsonPropertyName("activation_hint")]
    public ActivationHint? ActivationHint { get; init; }

    /// <summary>In doctor: how the target is.</summary>
    [JsonPropertyName("health_state")]
    public HealthState? HealthState { get; init; }

    /// <summary>The client's own id of the plugin.</summary>
    [JsonPropertyName("native_ref")]
    public string? NativeRef { get; init; }

    /// <summary>Whether the source can be reached.</summary>
    [JsonPropertyName("source_access_state")]
    public SourceAccessState? SourceAccessState { get; init; }

    /// <summary>In outdated: what is installed and what the source has.</summary>
    [JsonPropertyName("update")]
    public TargetUpdate? Update { get; init; }

    /// <summary>In doctor: what of the target is behind what.</summary>
    [JsonPropertyName("staleness")]
    public Staleness? Staleness { get; init; }

    /// <summary>In doctor: everything that speaks for <see cref="Staleness"/>, as <c>name=value</c>.</summary>
    [JsonPropertyName("staleness_evidence")]
    public IReadOnlyList<string> StalenessEvidence { get; init => field = value ?? []; } = [];

    /// <summary>Reasons outside PluginKit.</summary>
    [JsonPropertyName("environment_restrictions")]
    public IReadOnlyList<EnvironmentRestriction> EnvironmentRestrictions { get; init => field = value ?? []; } = [];

    /// <summary>What the user has to do, for people.</summary>
    [JsonPropertyName("manual_steps")]
    public IReadOnlyList<string> ManualSteps { get; init => field = value ?? []; } = [];

    /// <summary>The same as codes and arguments.</summary>
    [JsonPropertyName("next_steps")]
    public IReadOnlyList<NextStep> NextSteps { get; init => field = value ?? []; } = [];

    /// <summary>In plans: files and folders that would change.</summary>
    [JsonPropertyName("paths_touched")]
    public IReadOnlyList<string> PathsTouched { get; init => field = value ?? []; } = [];

    /// <summary>In plans: command lines that would run.</summary>
    [JsonPropertyName("commands")]
    public IReadOnlyList<IReadOnlyList<string>> Commands { get; init => field = value ?? []; } = [];

    /// <summary>In plans: every step, in order.</summary>
    [JsonPropertyName("planned_steps")]
    public IReadOnlyList<PlannedStep> PlannedSteps { get; init => field = value ?? []; } = [];

    /// <summary>In plans: members of client files that would change, in order, by PluginKit and, where it is known, by the client's own commands.</summary>
    [JsonPropertyName("config_changes")]
    public IReadOnlyList<ConfigChange> ConfigChanges { get; init => field = value ?? []; } = [];

    /// <summary>In plans: files that PluginKit itself writes or deletes as a whole.</summary>
    [JsonPropertyName("file_changes")]
    public IReadOnlyList<FileChange> FileChanges { get; init => field = value ?? []; } = [];

    /// <summary>In plans: folders of delivered files that are placed or taken away.</summary>
    [JsonPropertyName("generation_changes")]
    public IReadOnlyList<GenerationChange> GenerationChanges { get; init => field = value ?? []; } = [];

    /// <summary>In plans that deliver files: what the client would run because of them, compared with the installed revision.</summary>
    [JsonPropertyName("executable_surfaces")]
    public IReadOnlyList<ExecutableSurface> ExecutableSurfaces { get; init => field = value ?? []; } = [];

    /// <summary>What a detail page shows.</summary>
    [JsonPropertyName("target_detail")]
    public TargetDetail TargetDetail { get; init => field = value ?? new(); } = new();

    /// <summary>Problems of this target.</summary>
    [JsonPropertyName("problems")]
    public IReadOnlyList<Problem> Problems { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

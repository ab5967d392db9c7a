using System.Text.Json.Serialization;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning.Previews;

namespace PluginKit.Lifecycle.Planning;

/// <summary>One target of a plan: data only, so that it can stand in the journal.</summary>
internal sealed record PlannedTarget
{
    public required string TargetId { get; init; }

    public required ActionClass Action { get; init; }

    public required string DeliveryKind { get; init; }

    public IReadOnlyList<string> CapabilitySurface { get; init => field = value ?? []; } = [];

    public required string Summary { get; init; }

    public bool Blocking { get; init; }

    public IReadOnlyList<PlanStep> Steps { get; init => field = value ?? []; } = [];

    public TargetRecordDraft? Record { get; init; }

    public string? DeliveryDigest { get; init; }

    /// <summary>Tree digest of the source that the target has its files from afterwards.</summary>
    public string? SourceDigest { get; init; }

    /// <summary>The version that goes with it.</summary>
    public string? Version { get; init; }

    /// <summary>What state says of the target before the operation; what it says again when a remove is taken back.</summary>
    public InstallState? RecordedState { get; init; }

    public IReadOnlyList<NextStep> NextSteps { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Problem> Problems { get; init => field = value ?? []; } = [];

    public IReadOnlyList<string> AllowedRoots { get; init => field = value ?? []; } = [];

    /// <summary>Whether there is anything to carry out.</summary>
    [JsonIgnore]
    public bool HasWork => !Blocking && Action != ActionClass.Noop;

    /// <summary>What the steps would change; shown, and compared at apply by <see cref="PlanFreshness"/>.</summary>
    [JsonIgnore]
    public TargetPreview? Preview { get; init; }

    /// <summary>What was observed when planning; not part of what is compared at apply.</summary>
    [JsonIgnore]
    public TargetObservation? Observation { get; init; }
}

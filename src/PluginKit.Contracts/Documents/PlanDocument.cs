using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// A saved plan (<c>plugin-kit-ai/integrations-plan</c>): what was asked for, what was reviewed, and digests of what would be done. It carries no
/// file contents and no secrets, and it is no authority: applying it plans again and refuses what is not the same.
/// </summary>
public sealed record PlanDocument : IntegrationDocument
{
    /// <summary>The operation: <c>add</c>, <c>update</c>, <c>remove</c>, <c>repair</c>, <c>enable</c>, <c>disable</c>, …</summary>
    [JsonPropertyName("operation")]
    public required string Operation { get; init; }

    /// <summary>For an add or update: whether unattended updates are to be the stored intent.</summary>
    [JsonPropertyName("auto_update")]
    public bool? AutoUpdate { get; init; }

    /// <summary>For an add or update: <c>manual</c> or <c>auto</c>.</summary>
    [JsonPropertyName("adopt_new_targets")]
    public string? AdoptNewTargets { get; init; }

    /// <summary>For a rollback: the version or digest that was asked for.</summary>
    [JsonPropertyName("rollback_to")]
    public string? RollbackTo { get; init; }

    /// <summary>For an update: whether targets that the package lost are removed.</summary>
    [JsonPropertyName("remove_dropped_targets")]
    public bool? RemoveDroppedTargets { get; init; }

    /// <summary>For an update: digests of content that is accepted although a release had other content before.</summary>
    [JsonPropertyName("accept_rewritten")]
    public IReadOnlyList<string> AcceptRewritten { get; init => field = value ?? []; } = [];

    /// <summary>Whether the record changes even where no target does.</summary>
    [JsonPropertyName("changes_policy")]
    public bool ChangesPolicy { get; init; }

    /// <summary>For a repair: whether the content store lacks the recorded package and gets it; absent otherwise.</summary>
    [JsonPropertyName("stores_source")]
    public bool? StoresSource { get; init; }

    /// <summary>In a batch: the saved plan of each integration, ordered by id. Its own reports are what is bound and compared; the batch's report repeats them. Empty otherwise.</summary>
    [JsonPropertyName("parts")]
    public IReadOnlyList<PlanDocument> Parts { get; init => field = value ?? []; } = [];

    /// <summary>What would be done, one per target, ordered by id.</summary>
    [JsonPropertyName("target_digests")]
    public IReadOnlyList<PlannedTargetDigest> TargetDigests { get; init => field = value ?? []; } = [];

    /// <summary>The plan as it was reviewed, with its consent and what it is bound to. The report of a batch is bound to nothing: its <see cref="Parts"/> are.</summary>
    [JsonPropertyName("reviewed_report")]
    public required ReportDocument ReviewedReport { get; init; }
}

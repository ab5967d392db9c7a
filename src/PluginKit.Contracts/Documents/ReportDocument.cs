using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>What is managed, how it is, or what a mutation would do (<c>plugin-kit-ai/integrations-report</c>).</summary>
public sealed record ReportDocument : IntegrationDocument
{
    /// <summary>Echo of the request: integrations of a batch, empty for all or where one was asked for.</summary>
    [JsonPropertyName("requested_integration_ids")]
    public IReadOnlyList<string> RequestedIntegrationIds { get; init => field = value ?? []; } = [];

    /// <summary>Which question it answers.</summary>
    [JsonPropertyName("report_kind")]
    public required ReportKind ReportKind { get; init; }

    /// <summary>One sentence for people; nothing may be inferred from it.</summary>
    [JsonPropertyName("summary")]
    public required string Summary { get; init; }

    /// <summary>The identity model.</summary>
    [JsonPropertyName("managed_identity")]
    public string ManagedIdentity { get; init => field = value ?? "single_record_per_integration"; } = "single_record_per_integration";

    /// <summary>In plans: <c>planned</c>.</summary>
    [JsonPropertyName("outcome")]
    public Outcome? Outcome { get; init; }

    /// <summary>In plans: whether making it may use the network.</summary>
    [JsonPropertyName("uses_network")]
    public bool? UsesNetwork { get; init; }

    /// <summary>In plans: whether the executables that it brings need consent.</summary>
    [JsonPropertyName("consent")]
    public PlanConsent? Consent { get; init; }

    /// <summary>For a plan with a new package: how much of it was looked into. Absent where nothing was read anew.</summary>
    [JsonPropertyName("coverage")]
    public PackageCoverage? Coverage { get; init; }

    /// <summary>In plans: the world that it was made in.</summary>
    [JsonPropertyName("bound_to")]
    public PlanBinding? BoundTo { get; init; }

    /// <summary>In doctor and verify: how many issues there are.</summary>
    [JsonPropertyName("issue_count")]
    public int? IssueCount { get; init; }

    /// <summary>In doctor: what fetched repositories take. Absent where nothing was fetched, and where that cannot be told.</summary>
    [JsonPropertyName("source_cache")]
    public SourceCacheSize? SourceCache { get; init; }

    /// <summary>In doctor: operations that did not end.</summary>
    [JsonPropertyName("open_operations")]
    public IReadOnlyList<OpenOperation> OpenOperations { get; init => field = value ?? []; } = [];

    /// <summary>One per record, ordered by integration id.</summary>
    [JsonPropertyName("managed_entries")]
    public IReadOnlyList<ManagedEntry> ManagedEntries { get; init => field = value ?? []; } = [];
}

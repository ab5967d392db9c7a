using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>The envelope of every document: what it is, what was asked, and what is odd about the answer.</summary>
/// <remarks>
/// Source-generated JSON sets every init-only member, absent ones to the default of their type. Members whose default is another one
/// therefore put it back in their accessor, here and in every other type of the contract.
/// </remarks>
public abstract record IntegrationDocument
{
    /// <summary>The document's identifier, see <see cref="DocumentFormats"/>. Branch on it first, then on <see cref="SchemaVersion"/>.</summary>
    [JsonPropertyName("format")]
    [JsonPropertyOrder(-20)]
    public required string Format { get; init; }

    /// <summary>Version of the meaning of the members; members may be added within a version, never changed.</summary>
    [JsonPropertyName("schema_version")]
    [JsonPropertyOrder(-19)]
    public int SchemaVersion { get; init => field = value == 0 ? DocumentFormats.SchemaVersion : value; } = DocumentFormats.SchemaVersion;

    /// <summary>Echo of the request: targets, empty for all.</summary>
    [JsonPropertyName("requested_targets")]
    [JsonPropertyOrder(-18)]
    public IReadOnlyList<string> RequestedTargets { get; init => field = value ?? []; } = [];

    /// <summary>Echo of the request: scope.</summary>
    [JsonPropertyName("requested_scope")]
    [JsonPropertyOrder(-17)]
    public InstallScope? RequestedScope { get; init; }

    /// <summary>Echo of the request: workspace root, as it was given.</summary>
    [JsonPropertyName("requested_workspace_root")]
    [JsonPropertyOrder(-16)]
    public string? RequestedWorkspaceRoot { get; init; }

    /// <summary>Echo of the request: integration.</summary>
    [JsonPropertyName("requested_integration_id")]
    [JsonPropertyOrder(-15)]
    public string? RequestedIntegrationId { get; init; }

    /// <summary>Echo of the request: source.</summary>
    [JsonPropertyName("requested_source_ref")]
    [JsonPropertyOrder(-14)]
    public string? RequestedSourceRef { get; init; }

    /// <summary>Whether the request was answered: for plans and results see <see cref="OutcomeRules"/>.</summary>
    [JsonPropertyName("ok")]
    [JsonPropertyOrder(-13)]
    public bool Ok { get; init; } = true;

    /// <summary>How many <see cref="Warnings"/> there are.</summary>
    [JsonPropertyName("warning_count")]
    [JsonPropertyOrder(-12)]
    public int WarningCount => Warnings.Count;

    /// <summary>Warnings for people. The same things stand in <see cref="Problems"/> with codes.</summary>
    [JsonPropertyName("warnings")]
    [JsonPropertyOrder(-11)]
    public IReadOnlyList<string> Warnings { get; init => field = value ?? []; } = [];

    /// <summary>Everything that is wrong or odd, with codes and next steps.</summary>
    [JsonPropertyName("problems")]
    [JsonPropertyOrder(-10)]
    public IReadOnlyList<Problem> Problems { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Documents;

/// <summary>Everything about one integration (<c>plugin-kit-ai/integrations-detail</c>).</summary>
public sealed record DetailDocument : IntegrationDocument
{
    /// <summary>The integration.</summary>
    [JsonPropertyName("integration_id")]
    public required string IntegrationId { get; init; }

    /// <summary>The card.</summary>
    [JsonPropertyName("view_entry")]
    public ViewEntry? ViewEntry { get; init; }

    /// <summary>The catalog's truth.</summary>
    [JsonPropertyName("catalog_entry")]
    public CatalogEntry? CatalogEntry { get; init; }

    /// <summary>The lifecycle's truth.</summary>
    [JsonPropertyName("managed_entry")]
    public ManagedEntry? ManagedEntry { get; init; }

    /// <summary>Every target that the catalog offers or that is managed, ordered by id.</summary>
    [JsonPropertyName("targets")]
    public IReadOnlyList<DetailTarget> Targets { get; init => field = value ?? []; } = [];

    /// <summary>Native entries that seem to be the same plugin.</summary>
    [JsonPropertyName("related_native_entries")]
    public IReadOnlyList<DiscoveryEntry> RelatedNativeEntries { get; init => field = value ?? []; } = [];

    /// <summary>README.</summary>
    [JsonPropertyName("readme")]
    public ReadmeContent? Readme { get; init; }

    /// <summary>Why there is no README to show, where it was asked for.</summary>
    [JsonPropertyName("readme_problem")]
    public Problem? ReadmeProblem { get; init; }
}

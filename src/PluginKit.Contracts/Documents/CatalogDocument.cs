using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>Which universal plugins exist (<c>plugin-kit-ai/integrations-catalog</c>).</summary>
public sealed record CatalogDocument : IntegrationDocument
{
    /// <summary>Where the entries come from.</summary>
    [JsonPropertyName("source")]
    public required CatalogSource Source { get; init; }

    /// <summary>The entries, ordered by integration id.</summary>
    [JsonPropertyName("entries")]
    public IReadOnlyList<CatalogEntry> Entries { get; init => field = value ?? []; } = [];
}

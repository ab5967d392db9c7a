using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// What collecting garbage would take or took, and why the rest stays (<c>plugin-kit-ai/integrations-collection</c>). Only folders of our own are in it.
/// </summary>
public sealed record CollectionDocument : IntegrationDocument
{
    /// <summary><c>planned</c> for a dry run; otherwise what it came to.</summary>
    [JsonPropertyName("outcome")]
    public required Outcome Outcome { get; init; }

    /// <summary>Id of the operation; empty for a dry run and where nothing was to be done.</summary>
    [JsonPropertyName("operation_id")]
    public string OperationId { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>One sentence for people; nothing may be inferred from it.</summary>
    [JsonPropertyName("summary")]
    public required string Summary { get; init; }

    /// <summary>Everything that was looked at, ordered by path.</summary>
    [JsonPropertyName("items")]
    public IReadOnlyList<CollectionItem> Items { get; init => field = value ?? []; } = [];
}

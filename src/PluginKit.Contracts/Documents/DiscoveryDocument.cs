using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>Which plugins sit in the clients outside managed state (<c>plugin-kit-ai/integrations-discovery</c>).</summary>
public sealed record DiscoveryDocument : IntegrationDocument
{
    /// <summary>One sentence for people; nothing may be inferred from it.</summary>
    [JsonPropertyName("summary")]
    public required string Summary { get; init; }

    /// <summary>How many observed plugins were left out because managed state explains them.</summary>
    [JsonPropertyName("managed_overlap_count")]
    public int ManagedOverlapCount { get; init; }

    /// <summary>The entries, ordered by target and native id.</summary>
    [JsonPropertyName("entries")]
    public IReadOnlyList<DiscoveryEntry> Entries { get; init => field = value ?? []; } = [];
}

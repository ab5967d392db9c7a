using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;

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

    /// <summary>The folders in which each client really looks, ordered by target.</summary>
    [JsonPropertyName("native_roots")]
    public IReadOnlyList<NativeRoots> NativeRoots { get; init => field = value ?? []; } = [];

    /// <summary>What lies about in the clients without being a plugin: orphaned caches, records without files, switches of nothing. Nothing acts on them.</summary>
    [JsonPropertyName("findings")]
    public IReadOnlyList<Problem> Findings { get; init => field = value ?? []; } = [];

    /// <summary>The entries, ordered by target and native id.</summary>
    [JsonPropertyName("entries")]
    public IReadOnlyList<DiscoveryEntry> Entries { get; init => field = value ?? []; } = [];
}

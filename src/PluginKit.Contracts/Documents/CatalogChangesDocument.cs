using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// What differs between two catalogs, what a build or refresh of a snapshot changed, or where a snapshot is damaged
/// (<c>plugin-kit-ai/integrations-catalog-changes</c>).
/// </summary>
public sealed record CatalogChangesDocument : IntegrationDocument
{
    /// <summary>A value of <see cref="Operation"/>: a snapshot was made.</summary>
    public const string Build = "build";

    /// <summary>A value of <see cref="Operation"/>: a snapshot was made anew, or kept and marked stale.</summary>
    public const string Refresh = "refresh";

    /// <summary>A value of <see cref="Operation"/>: a snapshot was compared with its own digests, or with what it was made of.</summary>
    public const string Verify = "verify";

    /// <summary>A value of <see cref="Operation"/>: two catalogs were compared.</summary>
    public const string Diff = "diff";

    /// <summary><see cref="Build"/>, <see cref="Refresh"/>, <see cref="Verify"/> or <see cref="Diff"/>; a newer writer may add words.</summary>
    [JsonPropertyName("operation")]
    public required string Operation { get; init; }

    /// <summary>One sentence for people; nothing may be inferred from it.</summary>
    [JsonPropertyName("summary")]
    public required string Summary { get; init; }

    /// <summary>The first of the two; <see langword="null"/> when there was none, or none that could be read.</summary>
    [JsonPropertyName("before")]
    public CatalogSource? Before { get; init; }

    /// <summary>The second of the two.</summary>
    [JsonPropertyName("after")]
    public CatalogSource? After { get; init; }

    /// <summary>How many entries the second has.</summary>
    [JsonPropertyName("entry_count")]
    public int EntryCount { get; init; }

    /// <summary>How many of them are as they were.</summary>
    [JsonPropertyName("unchanged_count")]
    public int UnchangedCount { get; init; }

    /// <summary>How many packages were not read again, because nothing told that they had changed; <see langword="null"/> where none could be read.</summary>
    [JsonPropertyName("reused_count")]
    public int? ReusedCount { get; init; }

    /// <summary>Every difference, ordered by integration id.</summary>
    [JsonPropertyName("changes")]
    public IReadOnlyList<CatalogChange> Changes { get; init => field = value ?? []; } = [];
}

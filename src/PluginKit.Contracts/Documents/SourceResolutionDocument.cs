using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>What a reference to a package means now (<c>plugin-kit-ai/source-resolution</c>). Nothing was installed for it.</summary>
public sealed record SourceResolutionDocument : IntegrationDocument
{
    /// <summary>One sentence for people; nothing may be inferred from it.</summary>
    [JsonPropertyName("summary")]
    public required string Summary { get; init; }

    /// <summary>Whether resolving it may use the network.</summary>
    [JsonPropertyName("uses_network")]
    public bool UsesNetwork { get; init; }

    /// <summary>What was asked for, normalised and without aliases: what an add would record. Absent when it could not be resolved.</summary>
    [JsonPropertyName("requested")]
    public SourceReference? Requested { get; init; }

    /// <summary>What that is now: for a repository a commit, for an archive the digest of its bytes. Absent when it could not be resolved.</summary>
    [JsonPropertyName("resolved")]
    public SourceReference? Resolved { get; init; }

    /// <summary>The address that it is fetched from; absent for what lies on this machine.</summary>
    [JsonPropertyName("fetched_from")]
    public string? FetchedFrom { get; init; }

    /// <summary>For a repository: the full id of the commit.</summary>
    [JsonPropertyName("commit")]
    public string? Commit { get; init; }

    /// <summary>Whether it names one release, such as a tag, which is not supposed to become other content.</summary>
    [JsonPropertyName("names_release")]
    public bool NamesRelease { get; init; }

    /// <summary>Digest of the content, by which updates are told. Absent when it could not be resolved.</summary>
    [JsonPropertyName("digest")]
    public string? Digest { get; init; }

    /// <summary>How many files there are.</summary>
    [JsonPropertyName("file_count")]
    public int FileCount { get; init; }

    /// <summary>Bytes of all files.</summary>
    [JsonPropertyName("total_bytes")]
    public long TotalBytes { get; init; }

    /// <summary>The package that it is; absent when it is none, or one with an error.</summary>
    [JsonPropertyName("package")]
    public ResolvedPackageIdentity? Package { get; init; }
}

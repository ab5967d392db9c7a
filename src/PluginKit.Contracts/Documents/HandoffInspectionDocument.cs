using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// What a bundle is and holds, and whether it is what its list says (<c>plugin-kit-ai/handoff-inspection</c>). <c>ok</c> is whether it can be installed or,
/// for a folder, is as it was installed.
/// </summary>
public sealed record HandoffInspectionDocument : IntegrationDocument
{
    /// <summary>A value of <see cref="Kind"/>: an archive.</summary>
    public const string OfArchive = "archive";

    /// <summary>A value of <see cref="Kind"/>: a folder that a bundle was installed to.</summary>
    public const string OfFolder = "folder";

    /// <summary><see cref="OfArchive"/> or <see cref="OfFolder"/>; a newer writer may add words.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>One sentence for people; nothing may be inferred from it.</summary>
    [JsonPropertyName("summary")]
    public required string Summary { get; init; }

    /// <summary>Where it is.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>What the bundle says of itself; absent where that cannot be read.</summary>
    [JsonPropertyName("bundle")]
    public HandoffBundle? Bundle { get; init; }

    /// <summary>The archive; for a folder the one that it was installed from, under its address or its name, absent where the install did not note it.</summary>
    [JsonPropertyName("archive")]
    public HandoffArchive? Archive { get; init; }

    /// <summary>How sure it is that this is what the publisher made.</summary>
    [JsonPropertyName("verification_level")]
    public VerificationLevel VerificationLevel { get; init => field = value == default ? VerificationLevel.None : value; } = VerificationLevel.None;

    /// <summary>Whether the bundle lists its files, so that changes can be told; metadata of version 1 does not.</summary>
    [JsonPropertyName("has_list")]
    public bool HasList { get; init; }

    /// <summary>Digest of the list of files as they are.</summary>
    [JsonPropertyName("tree_digest")]
    public string? TreeDigest { get; init; }

    /// <summary>The same as the bundle says it.</summary>
    [JsonPropertyName("recorded_tree_digest")]
    public string? RecordedTreeDigest { get; init; }

    /// <summary>How many bytes the files have together.</summary>
    [JsonPropertyName("total_bytes")]
    public long TotalBytes { get; init; }

    /// <summary>Its files, ordered by path, without the metadata.</summary>
    [JsonPropertyName("files")]
    public IReadOnlyList<HandoffFile> Files { get; init => field = value ?? []; } = [];

    /// <summary>What is not as the bundle's list says, ordered by path.</summary>
    [JsonPropertyName("differences")]
    public IReadOnlyList<HandoffDifference> Differences { get; init => field = value ?? []; } = [];

    /// <summary>What was not looked into, ordered by path.</summary>
    [JsonPropertyName("unread")]
    public IReadOnlyList<UnreadFile> Unread { get; init => field = value ?? []; } = [];
}

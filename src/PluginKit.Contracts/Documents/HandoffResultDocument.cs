using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>What an export, install, fetch or publication of a bundle came to (<c>plugin-kit-ai/handoff-result</c>). <c>ok</c> is whether it was done.</summary>
public sealed record HandoffResultDocument : IntegrationDocument
{
    /// <summary>A value of <see cref="Operation"/>: a project was packed.</summary>
    public const string Export = "export";

    /// <summary>A value of <see cref="Operation"/>: a local archive was unpacked to a folder.</summary>
    public const string Install = "install";

    /// <summary>A value of <see cref="Operation"/>: an archive was downloaded and unpacked to a folder.</summary>
    public const string Fetch = "fetch";

    /// <summary>A value of <see cref="Operation"/>: an archive was published.</summary>
    public const string Publish = "publish";

    /// <summary><see cref="Export"/>, <see cref="Install"/>, <see cref="Fetch"/> or <see cref="Publish"/>; a newer writer may add words.</summary>
    [JsonPropertyName("operation")]
    public required string Operation { get; init; }

    /// <summary><c>applied</c>, or <c>failed</c>: nothing was changed.</summary>
    [JsonPropertyName("outcome")]
    public required Outcome Outcome { get; init; }

    /// <summary>One sentence for people; nothing may be inferred from it.</summary>
    [JsonPropertyName("summary")]
    public required string Summary { get; init; }

    /// <summary>What the bundle says of itself; absent where it was refused before that could be read.</summary>
    [JsonPropertyName("bundle")]
    public HandoffBundle? Bundle { get; init; }

    /// <summary>The archive; absent where there is none, or none that could be read to its end.</summary>
    [JsonPropertyName("archive")]
    public HandoffArchive? Archive { get; init; }

    /// <summary>Where it was installed, or the project that was packed.</summary>
    [JsonPropertyName("root")]
    public string? Root { get; init; }

    /// <summary>How many files the bundle has, its metadata not counted.</summary>
    [JsonPropertyName("file_count")]
    public int FileCount { get; init; }

    /// <summary>How many bytes they have together.</summary>
    [JsonPropertyName("total_bytes")]
    public long TotalBytes { get; init; }

    /// <summary>Digest of the list of its files.</summary>
    [JsonPropertyName("tree_digest")]
    public string? TreeDigest { get; init; }

    /// <summary>How sure it is that this is what the publisher made.</summary>
    [JsonPropertyName("verification_level")]
    public VerificationLevel VerificationLevel { get; init => field = value == default ? VerificationLevel.None : value; } = VerificationLevel.None;

    /// <summary>What became of the signature of an archive that was installed or fetched; absent for other operations, and where it did not come to that.</summary>
    [JsonPropertyName("signature")]
    public SignatureState? Signature { get; init; }

    /// <summary>The key that the signature names.</summary>
    [JsonPropertyName("signature_key")]
    public string? SignatureKey { get; init; }

    /// <summary>Where a fetched bundle came from; absent for other operations, and where none was found.</summary>
    [JsonPropertyName("download")]
    public HandoffDownload? Download { get; init; }

    /// <summary>The release that was published to; absent for other operations, and where none was found or made.</summary>
    [JsonPropertyName("publication")]
    public HandoffPublication? Publication { get; init; }

    /// <summary>Whether an earlier install was replaced.</summary>
    [JsonPropertyName("replaced")]
    public bool Replaced { get; init; }

    /// <summary>What was not looked into, ordered by path.</summary>
    [JsonPropertyName("unread")]
    public IReadOnlyList<UnreadFile> Unread { get; init => field = value ?? []; } = [];

    /// <summary>What to do next, in order. They are PluginKit's own steps; nothing of the bundle is in them but its runtime and platform.</summary>
    [JsonPropertyName("next_steps")]
    public IReadOnlyList<NextStep> NextSteps { get; init => field = value ?? []; } = [];
}

using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Journal;

/// <summary>State is about to be written. Recovery compares digests to find out whether it was.</summary>
internal sealed record CommitIntendedRecord : JournalRecord
{
    [JsonPropertyName("state_digest_after")]
    public required string StateDigestAfter { get; init; }

    /// <summary>The receipt before, so that it can be put back; absent when there was none.</summary>
    [JsonPropertyName("receipt_before")]
    public byte[]? ReceiptBefore { get; init; }

    /// <summary>Targets whose steps after the commit are to run.</summary>
    [JsonPropertyName("after_commit_targets")]
    public required IReadOnlyList<string> AfterCommitTargets { get; init; }
}

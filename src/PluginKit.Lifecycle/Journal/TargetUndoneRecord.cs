using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Journal;

/// <summary>A target failed and was rolled back while the others go on; recovery leaves it alone.</summary>
internal sealed record TargetUndoneRecord : JournalRecord
{
    [JsonPropertyName("target_id")]
    public required string TargetId { get; init; }

    [JsonPropertyName("complete")]
    public required bool Complete { get; init; }
}

using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Journal;

/// <summary>A step has run.</summary>
internal sealed record StepEndedRecord : JournalRecord
{
    [JsonPropertyName("target_id")]
    public required string TargetId { get; init; }

    [JsonPropertyName("step")]
    public required int Step { get; init; }

    [JsonPropertyName("ok")]
    public required bool Ok { get; init; }
}

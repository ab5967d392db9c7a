using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Journal;

/// <summary>A step is about to run; what undoing it needs to know about the world before.</summary>
internal sealed record StepBegunRecord : JournalRecord
{
    [JsonPropertyName("target_id")]
    public required string TargetId { get; init; }

    [JsonPropertyName("step")]
    public required int Step { get; init; }

    [JsonPropertyName("before")]
    public required StepBefore Before { get; init; }
}

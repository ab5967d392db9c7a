using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Journal;

/// <summary>A client process was started; it may outlive us, so recovery waits for it before it looks.</summary>
internal sealed record ClientStartedRecord : JournalRecord
{
    [JsonPropertyName("pid")]
    public required int ProcessId { get; init; }

    [JsonPropertyName("started_at")]
    public required DateTimeOffset StartedAt { get; init; }
}

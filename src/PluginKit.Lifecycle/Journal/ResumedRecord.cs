using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Journal;

/// <summary>Recovery took the journal up again. A torn line right before it is the trace of the crash and is passed over.</summary>
internal sealed record ResumedRecord : JournalRecord
{
    [JsonPropertyName("pid")]
    public required int ProcessId { get; init; }
}

using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Journal;

/// <summary>The operation could not be brought to an end; it stays open.</summary>
internal sealed record DegradedRecord : JournalRecord
{
    [JsonPropertyName("reasons")]
    public required IReadOnlyList<string> Reasons { get; init; }
}

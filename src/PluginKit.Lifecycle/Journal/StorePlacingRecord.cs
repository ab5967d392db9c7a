using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Journal;

/// <summary>A package is about to be put into the content store, where it was not before.</summary>
internal sealed record StorePlacingRecord : JournalRecord
{
    [JsonPropertyName("source_digest")]
    public required string SourceDigest { get; init; }
}

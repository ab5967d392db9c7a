using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>What one step does to the members of one client file.</summary>
public sealed record ConfigChange
{
    /// <summary>The file, absolute.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>Its format.</summary>
    [JsonPropertyName("format")]
    public required StructuredFormat Format { get; init; }

    /// <summary>Who makes the change.</summary>
    [JsonPropertyName("by")]
    public ChangeAuthor By { get; init => field = value == default ? ChangeAuthor.PluginKit : value; } = ChangeAuthor.PluginKit;

    /// <summary>When.</summary>
    [JsonPropertyName("phase")]
    public StepPhase Phase { get; init => field = value == default ? StepPhase.Apply : value; } = StepPhase.Apply;

    /// <summary>What becomes of the file as a whole.</summary>
    [JsonPropertyName("file_change")]
    public FileChangeKind FileChange { get; init => field = value == default ? FileChangeKind.Changed : value; } = FileChangeKind.Changed;

    /// <summary>The members, in the order in which they are changed.</summary>
    [JsonPropertyName("edits")]
    public IReadOnlyList<ConfigEdit> Edits { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

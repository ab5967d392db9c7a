using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>A folder of delivered files that is placed or taken away.</summary>
public sealed record GenerationChange
{
    /// <summary>The folder, absolute.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary><c>created</c> or <c>deleted</c>.</summary>
    [JsonPropertyName("change")]
    public required FileChangeKind Change { get; init; }

    /// <summary>When.</summary>
    [JsonPropertyName("phase")]
    public StepPhase Phase { get; init => field = value == default ? StepPhase.Apply : value; } = StepPhase.Apply;

    /// <summary>Digest of the files; absent where nothing tells it.</summary>
    [JsonPropertyName("digest")]
    public string? Digest { get; init; }

    /// <summary>The folder of the installed revision that it is compared with; absent when there is none.</summary>
    [JsonPropertyName("compared_with")]
    public string? ComparedWith { get; init; }

    /// <summary>How many files it has.</summary>
    [JsonPropertyName("file_count")]
    public int? FileCount { get; init; }

    /// <summary>Bytes of all of them.</summary>
    [JsonPropertyName("size")]
    public long? Size { get; init; }

    /// <summary>How many of them the installed revision does not have.</summary>
    [JsonPropertyName("created_count")]
    public int? CreatedCount { get; init; }

    /// <summary>How many of them have other content.</summary>
    [JsonPropertyName("changed_count")]
    public int? ChangedCount { get; init; }

    /// <summary>How many files of the installed revision it does not have.</summary>
    [JsonPropertyName("deleted_count")]
    public int? DeletedCount { get; init; }

    /// <summary>Files that differ, ordered by path; not more than 200.</summary>
    [JsonPropertyName("files")]
    public IReadOnlyList<GenerationFile> Files { get; init => field = value ?? []; } = [];

    /// <summary>Whether <c>files</c> has all of them.</summary>
    [JsonPropertyName("files_complete")]
    public bool FilesComplete { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Journal;

/// <summary>What a step found.</summary>
internal sealed record StepBefore
{
    /// <summary>Whether the step had nothing to do, so that there is nothing to undo.</summary>
    [JsonPropertyName("already")]
    public bool Already { get; init; }

    /// <summary>Whether the file or folder existed.</summary>
    [JsonPropertyName("existed")]
    public bool Existed { get; init; }

    /// <summary>Whether the folder that existed is replaced by this very step.</summary>
    [JsonPropertyName("is_replaced")]
    public bool IsReplaced { get; init; }

    /// <summary>Digest of the file or folder before.</summary>
    [JsonPropertyName("digest")]
    public string? Digest { get; init; }

    /// <summary>Digest of the file that the step writes, where it is known beforehand.</summary>
    [JsonPropertyName("after_digest")]
    public string? AfterDigest { get; init; }

    /// <summary>Name of the copy of the file in the operation's folder.</summary>
    [JsonPropertyName("image")]
    public string? Image { get; init; }

    /// <summary>The nearest folder that existed: folders below it that become empty are ours to remove.</summary>
    [JsonPropertyName("existing_folder")]
    public string? ExistingFolder { get; init; }

    public static StepBefore NothingToDo { get; } = new() { Already = true };
}

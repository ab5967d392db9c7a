using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// One client's files are different from before (<c>plugin-kit-ai/integrations-change</c>). It says that it is worth to discover again, not what
/// became of which plugin.
/// </summary>
public sealed record NativeChangeDocument : IntegrationDocument
{
    /// <summary>Number of the document within its watch, counted from 1 without a gap.</summary>
    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    /// <summary>Lifecycle target id of the client.</summary>
    [JsonPropertyName("native_target")]
    public required string NativeTarget { get; init; }

    /// <summary>Why the client is reported.</summary>
    [JsonPropertyName("change_kind")]
    public NativeChangeKind ChangeKind { get; init => field = value == default ? NativeChangeKind.Missed : value; } = NativeChangeKind.Missed;

    /// <summary>What is different, ordered by path; empty unless <see cref="ChangeKind"/> is <c>changed</c> or <c>missed</c>.</summary>
    [JsonPropertyName("changed_paths")]
    public IReadOnlyList<NativeChangedPath> ChangedPaths { get; init => field = value ?? []; } = [];
}

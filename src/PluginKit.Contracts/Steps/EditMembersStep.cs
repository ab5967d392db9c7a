using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Steps;

/// <summary>Edits members of a client file; everything else stays byte-identical.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record EditMembersStep : PlanStep
{
    /// <summary>The file, absolute.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>Its format.</summary>
    [JsonPropertyName("format")]
    public required StructuredFormat Format { get; init; }

    /// <summary>The edits, in order.</summary>
    [JsonPropertyName("edits")]
    public IReadOnlyList<MemberEdit> Edits { get; init => field = value ?? []; } = [];

    /// <summary>What must hold of the members before.</summary>
    [JsonPropertyName("expected")]
    public IReadOnlyList<MemberObservation> Expected { get; init => field = value ?? []; } = [];

    /// <summary>Whether a missing file is made (its folders too).</summary>
    [JsonPropertyName("create_if_absent")]
    public bool CreateIfAbsent { get; init; }

    /// <summary>Whether the file is deleted when it holds nothing any more (<c>{}</c>, or an empty TOML document).</summary>
    [JsonPropertyName("delete_if_empty")]
    public bool DeleteIfEmpty { get; init; }

    /// <summary>When the file is deleted, parents that became empty are removed up to, not including, this folder.</summary>
    [JsonPropertyName("prune_up_to")]
    public string? PruneUpTo { get; init; }

    /// <summary>
    /// When undone, edits that are made after the inverse of <see cref="Edits"/>, on the file as it is then: for what a client's undo
    /// leaves behind (an empty container, a line of ours). A step without <see cref="Edits"/> exists for the sake of these.
    /// </summary>
    [JsonPropertyName("undo_edits")]
    public IReadOnlyList<MemberEdit> UndoEdits { get; init => field = value ?? []; } = [];

    /// <summary>When undone, whether the file is deleted if it holds nothing any more; <see cref="PruneUpTo"/> then holds too.</summary>
    [JsonPropertyName("undo_delete_if_empty")]
    public bool UndoDeleteIfEmpty { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "edit_members";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> TouchedPaths => [Path];
}

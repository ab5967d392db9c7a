using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Steps;

/// <summary>
/// One step of a plan: data only, so that a plan can be saved, shown and applied by another process. The vocabulary is closed; only the
/// executor of the lifecycle carries steps out. Every step is idempotent under its observations.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(PlaceGenerationStep), "place_generation")]
[JsonDerivedType(typeof(SwitchPointerStep), "switch_pointer")]
[JsonDerivedType(typeof(RemoveGenerationStep), "remove_generation")]
[JsonDerivedType(typeof(EditMembersStep), "edit_members")]
[JsonDerivedType(typeof(WriteOwnedFileStep), "write_owned_file")]
[JsonDerivedType(typeof(DeleteOwnedFileStep), "delete_owned_file")]
[JsonDerivedType(typeof(ReplaceFileStep), "replace_file")]
[JsonDerivedType(typeof(RunClientStep), "run_client")]
[JsonDerivedType(typeof(AssertStep), "assert")]
[JsonDerivedType(typeof(ManualStep), "manual")]
public abstract record PlanStep
{
    /// <summary>When it runs.</summary>
    [JsonPropertyName("phase")]
    public StepPhase Phase { get; init => field = value == default ? StepPhase.Apply : value; } = StepPhase.Apply;

    /// <summary>What it does, for people.</summary>
    [JsonPropertyName("summary")]
    public required string Summary { get; init; }

    /// <summary>The kind of step, the discriminator in JSON.</summary>
    [JsonIgnore]
    public abstract string Kind { get; }

    /// <summary>Files and folders it touches, absolute.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<string> TouchedPaths { get; }
}

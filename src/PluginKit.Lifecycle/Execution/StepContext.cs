using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Journal;

namespace PluginKit.Lifecycle.Execution;

/// <summary>What steps of one target run in.</summary>
internal sealed class StepContext
{
    public required string OperationId { get; init; }

    public required string TargetId { get; init; }

    public required OperationJournal Journal { get; init; }

    /// <summary>Folders outside which no step may touch anything.</summary>
    public required IReadOnlyList<string> AllowedRoots { get; init; }

    /// <summary>The project of the operation, whose files may not lead out of it; <see langword="null"/> in user scope.</summary>
    public string? WorkspaceRoot { get; init; }

    /// <summary>The files to place; recovery has none, because it never rolls a placement forward.</summary>
    public Delivery? Delivery { get; init; }

    /// <summary>Things that were kept because they are not what was recorded, and things that could not be cleaned up.</summary>
    public List<Problem> Leftovers { get; } = [];

    /// <summary>Where a folder waits between being taken away and being deleted.</summary>
    public string Tombstone(string path) => $"{path}.tombstone-{OperationId}";

    /// <summary>Where a placed folder waits for its deletion when it is taken back: the one that stood there before may wait in the tombstone.</summary>
    public string Discarded(string path) => $"{path}.discarded-{OperationId}";
}

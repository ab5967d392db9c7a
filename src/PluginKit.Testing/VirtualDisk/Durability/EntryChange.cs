using PluginKit.Testing.VirtualDisk.Nodes;

namespace PluginKit.Testing.VirtualDisk.Durability;

/// <summary>One change of entries that happens whole or not at all, until one of its directories is flushed.</summary>
internal sealed class EntryChange(string text, IReadOnlyList<EntryAssignment> assignments)
{
    internal string Text => text;

    /// <summary>What of it is not durable yet.</summary>
    internal IReadOnlyList<EntryAssignment> Assignments { get; private set; } = assignments;

    internal bool IsDurable => Assignments.Count == 0;

    /// <summary>A flushed directory has its half for good. The half in another directory can still be lost.</summary>
    internal void Flushed(DirectoryNode directory) => Assignments = [.. Assignments.Where(assignment => !ReferenceEquals(assignment.Directory, directory))];

    /// <summary>Changes of the same name happen in their order; those of different names do not know of each other.</summary>
    internal bool SharesNameWith(EntryChange other) => Assignments.Any(mine => other.Assignments.Any(mine.IsSameName));
}

using PluginKit.Testing.VirtualDisk.Nodes;

namespace PluginKit.Testing.VirtualDisk.Durability;

/// <summary>What of the unflushed changes reached stable storage, and the tree that comes of it.</summary>
/// <param name="unflushed">The changes.</param>
/// <param name="isThere">Whether a change of entries got through.</param>
/// <param name="contentOf">The content of a file that was not flushed.</param>
/// <param name="hasMode">Whether a mode got through.</param>
internal sealed class Survival(
    UnflushedChanges unflushed, Predicate<EntryChange> isThere, Func<UnflushedContent, byte[]> contentOf, Predicate<VirtualNode> hasMode)
{
    private readonly HashSet<VirtualNode> _above = [];

    /// <summary>The tree as the next start finds it.</summary>
    internal DirectoryNode Of(DirectoryNode directory)
    {
        // Halves of moves across directories could put a directory below itself; no disk comes up like that.
        _above.Add(directory);
        var copy = directory.EmptyCopy(ModeOf(directory));
        foreach (var (name, node) in EntriesOf(directory).OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            if (node is not DirectoryNode below)
            {
                copy.Put(name, OfOther(node), node.ModifiedUtc);
            }
            else if (!_above.Contains(below))
            {
                copy.Put(name, Of(below), node.ModifiedUtc);
            }
        }

        _above.Remove(directory);
        return copy;
    }

    private IReadOnlyDictionary<string, VirtualNode> EntriesOf(DirectoryNode directory)
    {
        if (unflushed.DurableEntries(directory) is not { } durable)
        {
            return directory.CopyOfEntries();
        }

        var entries = new Dictionary<string, VirtualNode>(durable, directory.Names);
        foreach (var assignment in unflushed.Entries.Where(change => isThere(change)).SelectMany(static change => change.Assignments)
            .Where(assignment => ReferenceEquals(assignment.Directory, directory)))
        {
            entries.Remove(assignment.Name);
            if (assignment.Node is { } node)
            {
                entries.Add(assignment.Name, node);
            }
        }

        return entries;
    }

    private VirtualNode OfOther(VirtualNode node)
    {
        var copy = node.Clone();
        copy.Mode = ModeOf(node);
        if (copy is FileNode file && unflushed.Contents.FirstOrDefault(content => ReferenceEquals(content.File, node)) is { } written)
        {
            file.SetContent(contentOf(written));
        }

        return copy;
    }

    private UnixFileMode ModeOf(VirtualNode node)
    {
        foreach (var (changed, durable) in unflushed.Modes)
        {
            if (ReferenceEquals(changed, node) && !hasMode(node))
            {
                return durable;
            }
        }

        return node.Mode;
    }
}

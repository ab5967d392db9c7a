using PluginKit.Testing.VirtualDisk.Nodes;

namespace PluginKit.Testing.VirtualDisk.Durability;

/// <summary>
/// What a disk holds beyond stable storage: kept beside the tree, which always shows what running processes see. A directory or a file that is not
/// in here is durable as it stands.
/// </summary>
internal sealed class UnflushedChanges
{
    private readonly Dictionary<DirectoryNode, IReadOnlyDictionary<string, VirtualNode>> _directories = [];
    private readonly List<EntryChange> _entries = [];
    private readonly List<UnflushedContent> _contents = [];
    private readonly List<(VirtualNode Node, UnixFileMode Durable)> _modes = [];

    /// <summary>Changes of entries in the order in which they were made.</summary>
    internal IReadOnlyList<EntryChange> Entries => _entries;

    internal IReadOnlyList<UnflushedContent> Contents => _contents;

    internal IReadOnlyList<(VirtualNode Node, UnixFileMode Durable)> Modes => _modes;

    /// <summary>The entries that stable storage has of a directory; <see langword="null"/> when those are all that it has.</summary>
    internal IReadOnlyDictionary<string, VirtualNode>? DurableEntries(DirectoryNode directory) => _directories.GetValueOrDefault(directory);

    /// <summary>Called before the entries change.</summary>
    internal void Change(string verb, params EntryAssignment[] assignments)
    {
        foreach (var assignment in assignments)
        {
            if (!_directories.ContainsKey(assignment.Directory))
            {
                _directories.Add(assignment.Directory, assignment.Directory.CopyOfEntries());
            }
        }

        _entries.Add(new($"{verb} {string.Join(" -> ", assignments.Select(static assignment => assignment.Path))}", assignments));
    }

    /// <summary>Called before the bytes change.</summary>
    internal void Write(FileNode file, int position, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0)
        {
            ContentOf(file).Wrote(position, bytes);
        }
    }

    /// <summary>A file that came with its content, none of which is durable.</summary>
    internal void Copied(FileNode file)
    {
        if (file.Length > 0)
        {
            var content = new UnflushedContent(file, []);
            content.Wrote(0, file.Content);
            _contents.Add(content);
        }
    }

    /// <summary>Called before the length changes.</summary>
    internal void Cut(FileNode file, int length) => ContentOf(file).WasCut(length);

    /// <summary>Called before the mode changes.</summary>
    internal void ChangeMode(VirtualNode node)
    {
        if (!_modes.Exists(mode => ReferenceEquals(mode.Node, node)))
        {
            _modes.Add((node, node.Mode));
        }
    }

    internal void Flush(FileNode file)
    {
        _contents.RemoveAll(content => ReferenceEquals(content.File, file));
        _modes.RemoveAll(mode => ReferenceEquals(mode.Node, file));
    }

    internal void Flush(DirectoryNode directory)
    {
        _directories.Remove(directory);
        _modes.RemoveAll(mode => ReferenceEquals(mode.Node, directory));
        _entries.ForEach(change => change.Flushed(directory));
        _entries.RemoveAll(static change => change.IsDurable);
    }

    private UnflushedContent ContentOf(FileNode file)
    {
        if (_contents.Find(content => ReferenceEquals(content.File, file)) is { } known)
        {
            return known;
        }

        var content = new UnflushedContent(file, file.Content.ToArray());
        _contents.Add(content);
        return content;
    }
}

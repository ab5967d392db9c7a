using PluginKit.Platform.Disk;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk.Durability;
using PluginKit.Testing.VirtualDisk.Nodes;

namespace PluginKit.Testing.VirtualDisk;

public sealed partial class VirtualFileSystem
{
    /// <summary>Keeps everything that is on the disk now. Open files and locks are not part of it.</summary>
    /// <returns>The snapshot.</returns>
    public VirtualSnapshot Snapshot() => _facade.Locked(volume => Keep(CopyOf(volume.Roots)));

    internal void BeginUnflushed() => _facade.Locked(static volume => volume.Unflushed = new());

    /// <summary>Looks at what is not durable; the second argument makes a disk of what survives.</summary>
    internal T WithUnflushed<T>(Func<UnflushedChanges, Func<Survival, VirtualSnapshot>, T> look) => _facade.Locked(volume => look(
        volume.Unflushed!,
        survival => Keep([.. volume.Roots.Select(root => KeyValuePair.Create(root.Key, survival.Of(root.Value)))])));

    private VirtualSnapshot Keep(IReadOnlyList<KeyValuePair<string, DirectoryNode>> roots)
    {
        var entries = new SortedDictionary<string, DiskSnapshotEntry>(StringComparer.Ordinal);
        foreach (var (name, root) in roots)
        {
            Collect(name, root, entries);
        }

        return new VirtualSnapshot(roots, DiskSnapshot.Of(string.Empty, entries));
    }

    /// <summary>Puts back what a snapshot holds. Streams that are open stay with the content that they had.</summary>
    /// <param name="snapshot">A snapshot of this or another virtual disk with the same case rule.</param>
    public void Restore(VirtualSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _facade.Locked(volume => volume.ReplaceRoots(CopyOf(snapshot.Roots)));
    }

    /// <summary>Prints the tree: one line for each entry, indented by depth, files with their size, links with their target.</summary>
    /// <returns>The text.</returns>
    public string ToText() => _facade.Locked(volume =>
    {
        var lines = new List<string>();
        foreach (var (name, root) in volume.Roots)
        {
            lines.Add(name);
            Print(root, 1, lines);
        }

        return string.Join('\n', lines);
    });

    private static KeyValuePair<string, DirectoryNode>[] CopyOf(IEnumerable<KeyValuePair<string, DirectoryNode>> roots) =>
        [.. roots.Select(static root => KeyValuePair.Create(root.Key, (DirectoryNode)root.Value.Clone()))];

    private static void Print(DirectoryNode directory, int depth, List<string> lines)
    {
        foreach (var child in directory.Children)
        {
            var text = child switch
            {
                DirectoryNode => $"{child.Name}/",
                LinkNode link => $"{child.Name} -> {link.Target}",
                FileNode file => $"{child.Name} ({file.Length} bytes, {Convert.ToString((int)file.Mode, 8)})",
                _ => $"{child.Name} (special)",
            };
            lines.Add(new string(' ', depth * 2) + text);
            if (child is DirectoryNode below)
            {
                Print(below, depth + 1, lines);
            }
        }
    }

    private void Collect(string path, VirtualNode node, SortedDictionary<string, DiskSnapshotEntry> entries)
    {
        var entry = Describe(path, node);
        entries.Add(path, node is FileNode file
            ? DiskSnapshot.OfFile(entry.Mode, file.Content)
            : new(entry.Kind, entry.Mode, 0, entry.LinkTarget ?? string.Empty));
        foreach (var child in (node as DirectoryNode)?.Children ?? [])
        {
            Collect(System.IO.Path.Combine(path, child.Name), child, entries);
        }
    }
}

using System.Diagnostics.CodeAnalysis;

namespace PluginKit.Testing.VirtualDisk.Nodes;

internal sealed class DirectoryNode(UnixFileMode mode, DateTime now, bool caseSensitive) : VirtualNode(mode, now)
{
    private readonly Dictionary<string, VirtualNode> _children = new(caseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);

    /// <summary>How names are compared here.</summary>
    internal StringComparer Names { get; } = caseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    internal bool IsEmpty => _children.Count == 0;

    /// <summary>The entries in ordinal order of their names, as a copy: the directory may change while they are looked at.</summary>
    internal IReadOnlyList<VirtualNode> Children => [.. _children.Values.OrderBy(static node => node.Name, StringComparer.Ordinal)];

    internal IReadOnlyDictionary<string, VirtualNode> CopyOfEntries() => new Dictionary<string, VirtualNode>(_children, Names);

    internal bool TryGet(string name, [NotNullWhen(true)] out VirtualNode? node) => _children.TryGetValue(name, out node);

    internal void Put(string name, VirtualNode node, DateTime now)
    {
        if (_children.Remove(name, out var old))
        {
            old.Detach();
        }

        _children.Add(name, node);
        node.Attach(this, name);
        ModifiedUtc = now;
    }

    internal void Remove(VirtualNode node, DateTime now)
    {
        _children.Remove(node.Name);
        node.Detach();
        ModifiedUtc = now;
    }

    /// <summary>The directory itself with another mode and without its entries.</summary>
    internal DirectoryNode EmptyCopy(UnixFileMode mode) => WithTimesOf(new DirectoryNode(mode, ModifiedUtc, caseSensitive));

    internal override VirtualNode Clone()
    {
        var copy = new DirectoryNode(Mode, ModifiedUtc, caseSensitive);
        foreach (var child in Children)
        {
            copy.Put(child.Name, child.Clone(), ModifiedUtc);
        }

        return WithTimesOf(copy);
    }
}

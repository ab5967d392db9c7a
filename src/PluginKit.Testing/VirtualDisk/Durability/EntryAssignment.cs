using PluginKit.Testing.VirtualDisk.Nodes;

namespace PluginKit.Testing.VirtualDisk.Durability;

/// <summary>What a name of a directory stands for from now on.</summary>
/// <param name="Directory">The directory.</param>
/// <param name="Name">The name.</param>
/// <param name="Node">What it stands for; <see langword="null"/> when there is nothing any more.</param>
internal sealed record EntryAssignment(DirectoryNode Directory, string Name, VirtualNode? Node)
{
    internal bool IsSameName(EntryAssignment other) => ReferenceEquals(Directory, other.Directory) && Directory.Names.Equals(Name, other.Name);

    internal string Path => $"{Directory.Path.TrimEnd('/')}/{Name}";
}

using PluginKit.Testing.VirtualDisk.Nodes;

namespace PluginKit.Testing.VirtualDisk.Volume;

/// <summary>Where a path ended.</summary>
/// <param name="Error">Why it ended too early.</param>
/// <param name="Parent">Directory of the last segment; <see langword="null"/> for a root.</param>
/// <param name="Name">Last segment, as it was asked for.</param>
/// <param name="Node">What is there; <see langword="null"/> when only the last segment is missing.</param>
/// <param name="AsDirectory">Whether the path ended in a separator, so only a directory will do.</param>
internal readonly record struct PathWalk(VirtualError Error, DirectoryNode? Parent, string Name, VirtualNode? Node, bool AsDirectory)
{
    /// <summary>The error of an operation that needs the entry.</summary>
    internal VirtualError Missing => Error != VirtualError.None ? Error
        : Node is null ? VirtualError.Missing
        : AsDirectory && Node is not DirectoryNode ? VirtualError.NotDirectory
        : VirtualError.None;

    internal static PathWalk Failed(VirtualError error) => new(error, null, string.Empty, null, false);
}

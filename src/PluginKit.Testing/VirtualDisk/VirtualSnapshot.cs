using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk.Nodes;

namespace PluginKit.Testing.VirtualDisk;

/// <summary>The whole content of a virtual disk at one moment, to compare with and to go back to.</summary>
public sealed class VirtualSnapshot
{
    internal VirtualSnapshot(IReadOnlyList<KeyValuePair<string, DirectoryNode>> roots, DiskSnapshot contents) => (Roots, Contents) = (roots, contents);

    /// <summary>Every entry by absolute path, in ordinal order, with kind, mode and digest or link target.</summary>
    public DiskSnapshot Contents { get; }

    internal IReadOnlyList<KeyValuePair<string, DirectoryNode>> Roots { get; }

    /// <summary>What changed since an earlier snapshot.</summary>
    /// <param name="before">The earlier snapshot.</param>
    /// <returns>The difference.</returns>
    public DiskDifference ChangesSince(VirtualSnapshot before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return Contents.ChangesSince(before.Contents);
    }
}

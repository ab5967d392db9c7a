using System.Collections.Concurrent;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.ClientFiles;

/// <summary>
/// Resolves links as the disk does, and remembers the folders on the way. A view of files stands for one moment, and thousands of plugins
/// lie in the same few folders: each is looked at once.
/// </summary>
internal sealed class RealFolders(IDisk disk)
{
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>The path without links; a missing tail is kept.</summary>
    public string Resolve(string path)
    {
        if (Path.GetDirectoryName(path) is not { Length: > 0 } parent)
        {
            return disk.ResolveLinks(path);
        }

        var folder = _known.GetOrAdd(parent, Resolve);
        return Path.GetFileName(path) switch
        {
            "" or "." => folder,
            ".." => DiskPath.Parent(folder),
            var name => Entry(path, Path.Join(folder, name)),
        };
    }

    /// <summary>Without a link on the way the answer is the very text that was asked for: thousands of paths are not kept twice.</summary>
    private string Entry(string asked, string entry) =>
        disk.Stat(entry) is { Kind: DiskEntryKind.Link } ? disk.ResolveLinks(entry)
        : string.Equals(entry, asked, StringComparison.Ordinal) ? asked : entry;
}

using System.Text;
using PluginKit.Testing.VirtualDisk.Nodes;

namespace PluginKit.Testing.VirtualDisk.Volume;

internal sealed partial class VirtualVolume
{
    private const int LongestName = 255;
    private const int MostLinks = 40;

    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>Walks a path as a kernel does: links as they come, <c>..</c> of a link target after the link was followed.</summary>
    internal PathWalk Walk(string path, bool followLast)
    {
        var rootName = Path.GetPathRoot(path)!;
        var current = Root(rootName);
        var asDirectory = path.Length > rootName.Length && Path.EndsInDirectorySeparator(path);
        var pending = new Stack<string>();
        PushSegments(pending, path[rootName.Length..]);
        var links = 0;
        while (pending.TryPop(out var name))
        {
            if (!May(current, UnixFileMode.UserExecute))
            {
                return PathWalk.Failed(VirtualError.AccessDenied);
            }

            if (name is "." or "..")
            {
                current = name == ".." ? current.Parent ?? current : current;
                continue;
            }

            if (Encoding.UTF8.GetByteCount(name) > LongestName)
            {
                return PathWalk.Failed(VirtualError.NameTooLong);
            }

            var last = pending.Count == 0;
            if (!current.TryGet(name, out var child))
            {
                return last ? new(VirtualError.None, current, name, null, asDirectory) : PathWalk.Failed(VirtualError.Missing);
            }

            if (child is LinkNode link && (!last || followLast || asDirectory))
            {
                if (++links > MostLinks)
                {
                    return PathWalk.Failed(VirtualError.Loop);
                }

                asDirectory |= last && Path.EndsInDirectorySeparator(link.Target);
                current = Follow(link, current, pending);
                continue;
            }

            if (child is DirectoryNode directory && !last)
            {
                current = directory;
                continue;
            }

            return !last
                ? PathWalk.Failed(VirtualError.NotDirectory)
                : new(VirtualError.None, current, name, child, asDirectory);
        }

        return new(VirtualError.None, current.Parent, current.Name, current, asDirectory);
    }

    private static void PushSegments(Stack<string> pending, string path)
    {
        foreach (var segment in path.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            pending.Push(segment);
        }
    }

    private DirectoryNode Follow(LinkNode link, DirectoryNode from, Stack<string> pending)
    {
        var rootName = Path.GetPathRoot(link.Target);
        PushSegments(pending, link.Target[(rootName?.Length ?? 0)..]);
        return string.IsNullOrEmpty(rootName) ? from : Root(rootName);
    }
}

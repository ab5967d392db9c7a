using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Watching;

/// <summary>Which directories have to be listened to for a set of paths, and which paths a notice of one of them concerns.</summary>
internal sealed class PathMap
{
    // Letter case may or may not matter there; hearing too much costs one look.
    private readonly Dictionary<string, List<string>> _byEntry = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _byFolder = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _byDirectory = new(StringComparer.Ordinal);

    private PathMap()
    {
    }

    /// <summary>The directories, with the paths that need each of them.</summary>
    public IReadOnlyDictionary<string, List<string>> Directories => _byDirectory;

    /// <param name="disk">The disk.</param>
    /// <param name="paths">The paths.</param>
    /// <param name="anchors">Folders above which nothing is listened to, unless the way to a path ends there.</param>
    public static PathMap Of(IDisk disk, IEnumerable<string> paths, IReadOnlyList<string> anchors)
    {
        var map = new PathMap();
        foreach (var path in paths)
        {
            map.Add(path, PathTrace.Of(disk, path), anchors);
        }

        return map;
    }

    public IReadOnlyList<string> Concerned(string directory, DirectoryNotice notice) => notice switch
    {
        { Kind: DirectoryNoticeKind.Overflow or DirectoryNoticeKind.Failed } or { Name: null } => _byDirectory.GetValueOrDefault(directory) ?? [],
        { Kind: DirectoryNoticeKind.EntryChanged } => _byEntry.GetValueOrDefault(Path.Join(directory, notice.Name)) ?? [],
        _ => [.. (_byEntry.GetValueOrDefault(Path.Join(directory, notice.Name)) ?? []).Union(_byFolder.GetValueOrDefault(directory) ?? [], StringComparer.Ordinal)],
    };

    private void Add(string path, PathTrace trace, IReadOnlyList<string> anchors)
    {
        for (var index = 0; index < trace.Entries.Count; index++)
        {
            var (directory, name) = trace.Entries[index];
            if (index == trace.Entries.Count - 1 || anchors.Any(anchor => DiskPath.IsWithin(anchor, directory)))
            {
                AddTo(_byEntry, Path.Join(directory, name), path);
                AddTo(_byDirectory, directory, path);
            }
        }

        if (trace.Folder is { } folder)
        {
            AddTo(_byFolder, folder, path);
            AddTo(_byDirectory, folder, path);
        }
    }

    private static void AddTo(Dictionary<string, List<string>> map, string key, string path)
    {
        if (!map.TryGetValue(key, out var paths))
        {
            map[key] = paths = [];
        }

        if (!paths.Contains(path, StringComparer.Ordinal))
        {
            paths.Add(path);
        }
    }
}

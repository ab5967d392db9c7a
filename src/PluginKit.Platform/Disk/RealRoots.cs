namespace PluginKit.Platform.Disk;

/// <summary>Containment after every link is resolved, on both sides.</summary>
internal static class RealRoots
{
    /// <summary>Whether a path without links is in one of the roots; no roots contain everything.</summary>
    public static bool Contain(IDisk disk, IReadOnlyList<string> roots, string real) =>
        roots.Count == 0 || roots.Any(root => DiskPath.IsWithin(disk.ResolveLinks(DiskPath.Checked(root)), real));
}

namespace PluginKit.Platform.Disk;

/// <summary>Rules for the paths that the disk port takes, and containment.</summary>
internal static class DiskPath
{
    /// <summary>Refuses what native calls would understand differently: relative paths and paths that a NUL cuts short.</summary>
    /// <exception cref="ArgumentException">The path is not usable.</exception>
    public static string Checked(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!IsUsable(path))
        {
            throw new ArgumentException($"'{path.Replace('\0', '?')}' is not an absolute path.", nameof(path));
        }

        return path;
    }

    public static bool IsUsable(string path) => Path.IsPathFullyQualified(path) && !path.Contains('\0', StringComparison.Ordinal);

    /// <summary>The directory that holds an entry; the root holds itself.</summary>
    public static string Parent(string path) => Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)) ?? path;

    /// <summary>Whether a normalised path is a root or below it, segment by segment.</summary>
    public static bool IsWithin(string root, string path)
    {
        var comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var trimmed = Path.TrimEndingDirectorySeparator(root);
        return path.StartsWith(trimmed, comparison)
            && (path.Length == trimmed.Length
                || Path.EndsInDirectorySeparator(trimmed)
                || path[trimmed.Length] == Path.DirectorySeparatorChar
                || path[trimmed.Length] == Path.AltDirectorySeparatorChar);
    }
}

namespace PluginKit.Platform.Disk;

/// <summary>
/// Rules for the paths that the disk port takes, and containment. Text only: nothing looks at a disk, so links must be resolved before where they count.
/// </summary>
public static class DiskPath
{
    private static readonly StringComparison Comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>
    /// Whether a path is a folder or below it, segment by segment: <c>/a/bc</c> is not within <c>/a/b</c>. On Windows letters of either case are
    /// the same and both separators separate. The root of a disk holds every path of it.
    /// </summary>
    /// <param name="root">The folder, absolute and normalised; a separator at its end does not count.</param>
    /// <param name="path">The path, absolute and normalised.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public static bool IsWithin(string root, string path)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(path);
        var trimmed = Path.TrimEndingDirectorySeparator(root);
        return path.StartsWith(trimmed, Comparison)
            && (path.Length == trimmed.Length
                || Path.EndsInDirectorySeparator(trimmed)
                || path[trimmed.Length] == Path.DirectorySeparatorChar
                || path[trimmed.Length] == Path.AltDirectorySeparatorChar);
    }

    /// <summary>
    /// Whether a folder bounds a path: the path is within it and not the folder itself. The root of a disk bounds nothing.
    /// </summary>
    /// <param name="root">The folder, absolute and normalised; a separator at its end does not count.</param>
    /// <param name="path">The path, absolute and normalised.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public static bool IsBelow(string root, string path) =>
        IsWithin(root, path) && !IsRoot(root) && path.Length > Path.TrimEndingDirectorySeparator(root).Length;

    /// <summary>
    /// Whether a text is an absolute path as another operating system writes it (<c>C:\folder</c> or <c>\\server\share</c> where paths begin with a slash, and <c>/folder</c>
    /// where they begin with a drive). There is no such place on this machine.
    /// </summary>
    /// <param name="path">The text.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public static bool IsOfAnotherSystem(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return OperatingSystem.IsWindows()
            ? path.StartsWith('/') && !Path.IsPathFullyQualified(path)
            : path is [var drive, ':', '\\' or '/', ..] && char.IsAsciiLetter(drive) || path.StartsWith(@"\\", StringComparison.Ordinal);
    }

    /// <summary>Refuses what native calls would understand differently: relative paths and paths that a NUL cuts short.</summary>
    /// <exception cref="ArgumentException">The path is not usable.</exception>
    internal static string Checked(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!IsUsable(path))
        {
            throw new ArgumentException($"'{path.Replace('\0', '?')}' is not an absolute path.", nameof(path));
        }

        return path;
    }

    internal static bool IsUsable(string path) => Path.IsPathFullyQualified(path) && !path.Contains('\0', StringComparison.Ordinal);

    internal static bool IsRoot(string folder) => string.Equals(folder, Path.GetPathRoot(folder), StringComparison.Ordinal);

    /// <summary>The directory that holds an entry; the root holds itself.</summary>
    internal static string Parent(string path) => Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)) ?? path;
}

namespace PluginKit.Platform.Disk;

/// <summary>One entry of the disk, links not followed.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Bytes of a file; 0 otherwise.</param>
/// <param name="Mode">Unix mode bits; <see langword="null"/> where the disk has none.</param>
/// <param name="LinkCount">Hard links of a file; 1 where the disk cannot tell.</param>
/// <param name="LinkTarget">Target text of a link.</param>
public sealed record DiskEntry(string Path, DiskEntryKind Kind, long Length, UnixFileMode? Mode, int LinkCount, string? LinkTarget)
{
    /// <summary>Whom it belongs to; <see langword="null"/> where the disk does not tell.</summary>
    public DiskOwner? Owner { get; init; }

    /// <summary>When it was written and changed; <see langword="null"/> where looking at it does not tell (<see cref="IDisk.ModifiedAt"/> may).</summary>
    public DiskTimes? Times { get; init; }

    /// <summary>Last segment of <see cref="Path"/>.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether any executable bit is set on a file.</summary>
    public bool IsExecutable => Kind == DiskEntryKind.File
        && ((Mode ?? UnixFileMode.None) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}

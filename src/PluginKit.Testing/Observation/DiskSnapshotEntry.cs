using PluginKit.Platform.Disk;

namespace PluginKit.Testing.Observation;

/// <summary>One entry as a snapshot saw it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">Unix mode; <see langword="null"/> where the disk has none.</param>
/// <param name="Length">Bytes of a file; 0 otherwise.</param>
/// <param name="Content">SHA-256 of a file in lower-case hexadecimal, or the target text of a link; empty otherwise.</param>
public sealed record DiskSnapshotEntry(DiskEntryKind Kind, UnixFileMode? Mode, long Length, string Content)
{
    /// <summary>The entry in one line, for failure messages.</summary>
    /// <returns>For example <c>file, 12 bytes, sha256 9f86d081, mode 644</c>.</returns>
    public override string ToString() => Kind switch
    {
        DiskEntryKind.File => $"file, {Length} bytes, sha256 {Content[..8]}{ModeText}",
        DiskEntryKind.Link => $"link to {Content}",
        DiskEntryKind.Directory => $"directory{ModeText}",
        _ => "special file",
    };

    private string ModeText => Mode is { } mode ? $", mode {Convert.ToString((int)mode, 8)}" : string.Empty;
}

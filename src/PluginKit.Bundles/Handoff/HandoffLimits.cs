using PluginKit.Sources.Archives;

namespace PluginKit.Bundles.Handoff;

/// <summary>How large a handoff archive may be. The defaults are those of the existing plugin-kit-ai tool, and a limit of the archive itself, which that tool lacks.</summary>
public sealed record HandoffLimits
{
    /// <summary>10,000 entries, 64 MiB for a file, 256 MiB for all, 64 folders deep, 256 MiB for the archive itself.</summary>
    public static HandoffLimits Default { get; } = new();

    /// <summary>How many entries an archive may have.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>How many bytes a file may have.</summary>
    public long MaxFileBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>How many bytes all files may have together.</summary>
    public long MaxTotalBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>How many folders deep a file may lie.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>How many bytes the archive itself may have.</summary>
    public long MaxArchiveBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>How many bytes the metadata may have, the list of files included.</summary>
    public int MaxMetadataBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How many bytes may come out of one byte of the archive, once more than a mebibyte has come out.</summary>
    public int MaxRatio { get; init; } = 200;

    internal ArchiveLimits Archive => new()
    {
        MaxArchiveBytes = MaxArchiveBytes,
        MaxEntries = MaxEntries,
        MaxRatio = MaxRatio,
        Tree = new() { MaxFiles = MaxEntries, MaxDirectories = MaxEntries, MaxDepth = MaxDepth, MaxFileBytes = MaxFileBytes, MaxTotalBytes = MaxTotalBytes },
    };
}

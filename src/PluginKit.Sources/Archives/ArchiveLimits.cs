using PluginKit.Platform.Trees;

namespace PluginKit.Sources.Archives;

/// <summary>How large an archive may be, and what comes out of it. Counted are real bytes while they come, not what headers say.</summary>
public sealed record ArchiveLimits
{
    /// <summary>The defaults.</summary>
    public static ArchiveLimits Default { get; } = new();

    /// <summary>Bytes of the archive itself.</summary>
    public long MaxArchiveBytes { get; init; } = 256L << 20;

    /// <summary>Entries, directories included.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>How many bytes may come out of one byte of the archive, once more than a mebibyte has come out: text packs 10 to 1, a bomb 1,000 to 1.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>UTF-16 units of a path.</summary>
    public int MaxPathLength { get; init; } = 1024;

    /// <summary>Files, bytes and levels.</summary>
    public TreeLimits Tree { get; init; } = TreeLimits.Default;
}

namespace PluginKit.Platform.Trees;

/// <summary>How large a package may be. The defaults are those of the existing plugin-kit-ai tool, with a limit for directories added.</summary>
public sealed record TreeLimits
{
    /// <summary>The defaults.</summary>
    public static TreeLimits Default { get; } = new();

    /// <summary>Files.</summary>
    public int MaxFiles { get; init; } = 10_000;

    /// <summary>Bytes of one file.</summary>
    public long MaxFileBytes { get; init; } = 64L << 20;

    /// <summary>Bytes of all files.</summary>
    public long MaxTotalBytes { get; init; } = 256L << 20;

    /// <summary>Segments of a path.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Directories.</summary>
    public int MaxDirectories { get; init; } = 10_000;
}

namespace PluginKit.Platform.Disk;

/// <summary>Under which conditions <see cref="DurableFiles.Replace"/> replaces a file.</summary>
public sealed record ReplaceOptions
{
    /// <summary>The value of <see cref="ExpectedDigest"/> that accepts whatever is there, or nothing.</summary>
    public const string AnyContent = "*";

    /// <summary>Digest of the content that must be there; <see langword="null"/> when there must be no file; <see cref="AnyContent"/> for no condition.</summary>
    public required string? ExpectedDigest { get; init; }

    /// <summary>Whether an existing file keeps its Unix mode.</summary>
    public bool KeepMode { get; init; } = true;

    /// <summary>Unix mode of a new file, and of a replaced one whose mode is not kept. 0644 unless said otherwise.</summary>
    public UnixFileMode DefaultMode { get; init; } =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Folders or files in which the real file must be, links resolved on both sides; empty for no condition.</summary>
    public IReadOnlyList<string> AllowedRoots { get; init; } = [];

    /// <summary>Bytes that an existing file may have to be compared with its digest.</summary>
    public long MaximumBytes { get; init; } = DurableFiles.DefaultMaximumBytes;
}

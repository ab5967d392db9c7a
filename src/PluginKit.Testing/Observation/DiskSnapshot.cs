using System.Security.Cryptography;
using PluginKit.Platform.Disk;

namespace PluginKit.Testing.Observation;

/// <summary>
/// What a directory tree held at one moment: every entry with its kind, mode and a digest of its bytes. Two snapshots tell whether anything was
/// written between them. Links are kept as links; nothing behind them is looked at.
/// </summary>
public sealed class DiskSnapshot
{
    private DiskSnapshot(string root, SortedDictionary<string, DiskSnapshotEntry> entries) => (Root, Entries) = (root, entries);

    /// <summary>The directory that was looked at.</summary>
    public string Root { get; }

    /// <summary>
    /// The entries below <see cref="Root"/> by relative path with <c>/</c> between segments, in ordinal order; the root itself is <c>.</c>. Empty
    /// when the root is not there.
    /// </summary>
    public IReadOnlyDictionary<string, DiskSnapshotEntry> Entries { get; }

    /// <summary>Takes a snapshot.</summary>
    /// <param name="disk">The disk, a real or a virtual one.</param>
    /// <param name="root">Absolute path of a directory or file; it may be missing.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="IOException">Something cannot be read; a snapshot with holes would prove nothing.</exception>
    /// <exception cref="UnauthorizedAccessException">Something may not be read.</exception>
    public static DiskSnapshot Take(IDisk disk, string root)
    {
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentException.ThrowIfNullOrEmpty(root);
        var entries = new SortedDictionary<string, DiskSnapshotEntry>(StringComparer.Ordinal);
        if (disk.Stat(root) is { } entry)
        {
            Add(disk, entry, ".", entries);
        }

        return new(root, entries);
    }

    /// <summary>What changed since an earlier snapshot.</summary>
    /// <param name="before">The earlier snapshot.</param>
    /// <returns>The difference; empty when every entry and every byte is as it was.</returns>
    public DiskDifference ChangesSince(DiskSnapshot before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return DiskDifference.Between(before.Entries, Entries);
    }

    /// <summary>Equal for equal trees.</summary>
    internal string Fingerprint => string.Join('\n', Entries.Select(static entry => $"{entry.Key} {entry.Value.Kind} {entry.Value.Mode} {entry.Value.Length} {entry.Value.Content}"));

    internal static DiskSnapshot Of(string root, SortedDictionary<string, DiskSnapshotEntry> entries) => new(root, entries);

    internal static DiskSnapshotEntry OfFile(UnixFileMode? mode, ReadOnlySpan<byte> content) =>
        new(DiskEntryKind.File, mode, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));

    private static void Add(IDisk disk, DiskEntry entry, string name, SortedDictionary<string, DiskSnapshotEntry> entries)
    {
        entries.Add(name, new(entry.Kind, entry.Mode, entry.Length, Content(disk, entry)));
        if (entry.Kind == DiskEntryKind.Directory)
        {
            foreach (var child in disk.List(entry.Path))
            {
                Add(disk, child, name == "." ? child.Name : $"{name}/{child.Name}", entries);
            }
        }
    }

    private static string Content(IDisk disk, DiskEntry entry)
    {
        if (entry.Kind != DiskEntryKind.File)
        {
            return entry.LinkTarget ?? string.Empty;
        }

        using var stream = disk.OpenRead(entry.Path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}

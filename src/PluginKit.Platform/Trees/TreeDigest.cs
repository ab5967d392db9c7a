using PluginKit.Contracts.Sources;

namespace PluginKit.Platform.Trees;

/// <summary>
/// The digest of a package tree, byte for byte the one of the existing plugin-kit-ai tool: SHA-256 over, for every entry in the order of the UTF-8
/// bytes of its path, <c>kind NUL path NUL executable NUL size NUL</c> and, for files, the content. The root is not an entry.
/// </summary>
public static class TreeDigest
{
    /// <summary>Digests a tree that need not be on a disk.</summary>
    /// <param name="entries">The entries, in any order.</param>
    /// <param name="read">Gives the bytes of a file entry by its path.</param>
    /// <returns><c>sha256:</c> and lower-case hex.</returns>
    /// <exception cref="IOException">The bytes of a file are not as many as its entry says.</exception>
    public static string Compute(IReadOnlyList<PackageEntry> entries, Func<string, ReadOnlyMemory<byte>> read)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(read);
        using var hash = new TreeHash();
        foreach (var entry in Sorted(entries))
        {
            if (entry.Kind == PackageEntryKind.Directory)
            {
                hash.Directory(entry.Path);
                continue;
            }

            var bytes = read(entry.Path);
            if (bytes.Length != entry.Length)
            {
                throw new IOException($"'{entry.Path}' has {bytes.Length} bytes where {entry.Length} were expected.");
            }

            hash.File(entry.Path, entry.IsExecutable, entry.Length);
            hash.Append(bytes.Span);
        }

        return hash.Finish();
    }

    /// <summary>The order of the digest: bytes of the path, a directory before a file of the same path.</summary>
    internal static PackageEntry[] Sorted(IReadOnlyList<PackageEntry> entries)
    {
        PackageEntry[] sorted = [.. entries];
        Array.Sort(sorted, static (left, right) =>
            Utf8Order.Compare(left.Path, right.Path) is not 0 and var order ? order : left.Kind.CompareTo(right.Kind));
        return sorted;
    }
}

using System.Security.Cryptography;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Trees;

/// <summary>A package tree in a folder. What it hands out is compared with the hash that went into its digest.</summary>
internal sealed class DirectoryTree : PackageTree
{
    private readonly IDisk _disk;
    private readonly Dictionary<string, (PackageEntry Entry, byte[] Hash)> _files;

    public DirectoryTree(IDisk disk, string root, IReadOnlyList<PackageEntry> entries, string digest, IReadOnlyDictionary<string, byte[]> hashes)
    {
        _disk = disk;
        Location = root;
        Entries = entries;
        Digest = digest;
        _files = new(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Kind == PackageEntryKind.File)
            {
                _files.Add(entry.Path, (entry, hashes[entry.Path]));
            }
        }
    }

    public override string Location { get; }

    public override string Digest { get; }

    public override IReadOnlyList<PackageEntry> Entries { get; }

    public override bool HasFile(string path) => _files.ContainsKey(path);

    public override ReadOnlyMemory<byte> Read(string path)
    {
        if (!_files.TryGetValue(path, out var file))
        {
            throw new ArgumentException($"The package has no file '{path}'.", nameof(path));
        }

        // One byte more than expected tells a file that has grown from one that has not.
        using var stream = _disk.OpenReadNoFollow(TreeWalk.AbsolutePath(Location, path));
        var buffer = new byte[checked((int)file.Entry.Length) + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var bytes = buffer.AsMemory(0, length);
        if (length != file.Entry.Length || !CryptographicOperations.FixedTimeEquals(SHA256.HashData(bytes.Span), file.Hash))
        {
            throw new IOException($"'{path}' in '{Location}' changed since the package was read.");
        }

        return bytes;
    }
}

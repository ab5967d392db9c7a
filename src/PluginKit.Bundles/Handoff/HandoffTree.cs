using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;

namespace PluginKit.Bundles.Handoff;

/// <summary>The listed files of a folder as a package, for what reads authored files. Reading one that is not what the list says fails.</summary>
internal sealed class HandoffTree(IDisk disk, string root, HandoffListing listing) : PackageTree
{
    private readonly Dictionary<string, HandoffFile> _files = listing.Files.ToDictionary(static file => file.Path, StringComparer.Ordinal);

    public override string Location => root;

    public override string Digest => listing.Digest;

    public override IReadOnlyList<PackageEntry> Entries { get; } =
        [.. listing.Files.Select(static file => new PackageEntry(file.Path, PackageEntryKind.File, file.Bytes, file.Executable))];

    public override bool HasFile(string path) => _files.ContainsKey(path);

    public override ReadOnlyMemory<byte> Read(string path)
    {
        if (!_files.TryGetValue(path, out var file))
        {
            throw new ArgumentException($"The bundle has no file '{path}'.", nameof(path));
        }

        using var stream = disk.OpenReadNoFollow(HandoffFolder.At(root, path));
        var bytes = new byte[checked((int)file.Bytes)];
        stream.ReadExactly(bytes);
        return ContentDigest.Of(bytes) == file.Digest ? bytes : throw new IOException($"'{path}' in '{root}' changed since it was read.");
    }
}

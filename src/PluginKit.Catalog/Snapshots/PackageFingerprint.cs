using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// Tells cheaply whether a package may have changed: names, kinds, sizes, modes and times of everything in it, without opening a file. A program that writes other
/// content of the same size and puts the time back deceives it; only reading proves, which a build without a fingerprint does.
/// </summary>
/// <param name="Text">The fingerprint.</param>
/// <param name="Newest">When the last of the files was written.</param>
internal readonly record struct PackageFingerprint(string Text, DateTimeOffset Newest)
{
    private const int MaximumEntries = 20_000;

    /// <returns><see langword="null"/> when there is something that no package may have, too much, or a disk that tells no times: it has to be read.</returns>
    public static PackageFingerprint? Of(IDisk disk, string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var newest = DateTimeOffset.MinValue;
        var count = 0;
        var pending = new Stack<string>();
        pending.Push(folder);
        while (pending.TryPop(out var directory))
        {
            foreach (var entry in disk.List(directory).Where(static entry => entry is not { Kind: DiskEntryKind.Directory, Name: ".git" }))
            {
                if (++count > MaximumEntries || WrittenAt(disk, entry) is not { } written)
                {
                    return null;
                }

                newest = written > newest ? written : newest;
                hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{entry.Path[folder.Length..]}\0{(int)entry.Kind}\0{entry.Length}\0{(int?)entry.Mode}\0{entry.LinkCount}\0{written.UtcTicks}\n")));
                if (entry.Kind == DiskEntryKind.Directory)
                {
                    pending.Push(entry.Path);
                }
            }
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset()), newest);
    }

    // A folder has no time of its own here: it changes with every file that an editor puts in and takes out again.
    private static DateTimeOffset? WrittenAt(IDisk disk, DiskEntry entry) => entry.Kind switch
    {
        DiskEntryKind.Directory => DateTimeOffset.MinValue,
        DiskEntryKind.File => disk.ModifiedAt(entry.Path),
        _ => null,
    };
}

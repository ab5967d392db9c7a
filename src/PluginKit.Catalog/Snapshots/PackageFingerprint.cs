using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// How a package looks: names, kinds, sizes, modes and times of everything in it, without opening a file. Where the disk tells when a file was last changed, which no program can set, content
/// that was exchanged cannot look as it did; elsewhere a program that puts the size and the time back deceives it.
/// </summary>
/// <param name="Text">The fingerprint.</param>
/// <param name="Newest">When the last of the files was written or changed.</param>
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
                if (++count > MaximumEntries || Times(disk, entry) is not { } times)
                {
                    return null;
                }

                newest = Later(newest, Later(times.ModifiedAt, times.ChangedAt));
                hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{entry.Path[folder.Length..]}\0{(int)entry.Kind}\0{entry.Length}\0{(int?)entry.Mode}\0{entry.LinkCount}\0{times.ModifiedAt.UtcTicks}\0{times.ChangedAt.UtcTicks}\n")));
                if (entry.Kind == DiskEntryKind.Directory)
                {
                    pending.Push(entry.Path);
                }
            }
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset()), newest);
    }

    // A folder has no time of its own here: it changes with every file that an editor puts in and takes out again.
    private static DiskTimes? Times(IDisk disk, DiskEntry entry) => entry.Kind switch
    {
        DiskEntryKind.Directory => default(DiskTimes),
        DiskEntryKind.File => entry.Times ?? (disk.ModifiedAt(entry.Path) is { } written ? new DiskTimes(written, written) : null),
        _ => null,
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

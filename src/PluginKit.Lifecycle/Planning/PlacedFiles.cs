using PluginKit.Lifecycle.Receipts;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Looks at files that were delivered, as they are now.</summary>
internal sealed class PlacedFiles(PackageTrees trees, IDisk disk)
{
    /// <summary>There is no folder.</summary>
    public const string Missing = "missing";

    /// <summary>There is something that cannot be read as delivered files, for example with a link in it.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>The digest of what is there, or one of the two words; <see langword="null"/> when the receipt names no place.</summary>
    public string? DigestOf(TargetReceipt? receipt, CancellationToken cancellationToken) =>
        receipt?.GenerationPath is { } path && Path.IsPathFullyQualified(path) ? DigestAt(path, cancellationToken) : null;

    /// <summary>The digest of what is at an absolute path, or one of the two words.</summary>
    public string DigestAt(string path, CancellationToken cancellationToken)
    {
        try
        {
            return trees.Open(path, cancellationToken: cancellationToken).Tree?.Digest ?? (disk.Stat(path) is null ? Missing : Unreadable);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable;
        }
    }
}

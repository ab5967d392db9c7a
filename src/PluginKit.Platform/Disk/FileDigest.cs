using System.Security.Cryptography;
using PluginKit.Contracts.Clients;

namespace PluginKit.Platform.Disk;

/// <summary>The digest of a file's bytes, in the same spelling as tree digests.</summary>
public static class FileDigest
{
    /// <summary>Digests bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns><c>sha256:</c> and lower-case hex.</returns>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return "sha256:" + Convert.ToHexStringLower(hash);
    }

    /// <summary>Digests what a read found.</summary>
    /// <param name="view">The read.</param>
    /// <returns>The digest; <see langword="null"/> when there is no file, empty when there is one that cannot be read.</returns>
    public static string? Of(FileView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Status switch
        {
            FileViewStatus.Ok => Of(view.Bytes.Span),
            FileViewStatus.Absent => null,
            _ => string.Empty,
        };
    }
}

using System.Security.Cryptography;

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
}

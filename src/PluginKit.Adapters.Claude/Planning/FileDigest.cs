using System.Security.Cryptography;

namespace PluginKit.Adapters.Claude.Planning;

/// <summary>The digest of a file as steps carry it.</summary>
internal static class FileDigest
{
    public static string Of(ReadOnlySpan<byte> content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
}

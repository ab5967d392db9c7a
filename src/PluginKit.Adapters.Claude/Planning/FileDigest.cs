using System.Security.Cryptography;

namespace PluginKit.Adapters.Claude.Planning;

/// <summary>The digest of a file as steps carry it.</summary>
internal static class FileDigest
{
    private const string Algorithm = "sha256:";

    /// <summary>A digest as it is; nothing for a word that says why there is none.</summary>
    public static string? OrNone(string observed) => observed.StartsWith(Algorithm, StringComparison.Ordinal) ? observed : null;

    public static string Of(ReadOnlySpan<byte> content) => Algorithm + Convert.ToHexStringLower(SHA256.HashData(content));
}

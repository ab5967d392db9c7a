using System.Security.Cryptography;
using System.Text;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>The digest of a file, in the form that steps carry: <c>sha256:</c> and lower-case hex.</summary>
internal static class ContentDigest
{
    private const string Algorithm = "sha256:";

    /// <summary>A digest as it is; nothing for a word that says why there is none.</summary>
    public static string? OrNone(string observed) => observed.StartsWith(Algorithm, StringComparison.Ordinal) ? observed : null;

    public static string Of(ReadOnlySpan<byte> content) => Algorithm + Convert.ToHexStringLower(SHA256.HashData(content));

    public static string OfText(string text) => Of(Encoding.UTF8.GetBytes(text));
}

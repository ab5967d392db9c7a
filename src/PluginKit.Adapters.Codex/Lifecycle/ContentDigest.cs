using System.Security.Cryptography;
using System.Text;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>The digest of a file, in the form that steps carry: <c>sha256:</c> and lower-case hex.</summary>
internal static class ContentDigest
{
    public static string Of(ReadOnlySpan<byte> content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    public static string OfText(string text) => Of(Encoding.UTF8.GetBytes(text));
}

using System.Security.Cryptography;
using System.Text;
using PluginKit.Contracts.Clients;

namespace PluginKit.Contracts.Digests;

/// <summary>
/// Digests as every document, step, record and receipt spells them: <c>sha256:</c> and the 64 hex digits of the SHA-256, in lower case. They are compared
/// as text, ordinally. The digest of a file is that of its bytes, as they are; the digest of a tree of files is spelled the same.
/// </summary>
public static class ContentDigest
{
    /// <summary>What every digest begins with.</summary>
    public const string Prefix = "sha256:";

    private const int HexDigits = 2 * SHA256.HashSizeInBytes;
    private static readonly int Length = Prefix.Length + HexDigits;

    /// <summary>Digests bytes.</summary>
    /// <param name="content">The bytes.</param>
    /// <returns>The digest.</returns>
    public static string Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return OfHash(hash);
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

    /// <summary>Digests text as it is written to a file: UTF-8 without a byte order mark.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The digest.</returns>
    public static string OfText(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Spells a hash that was computed piece by piece.</summary>
    /// <param name="hash">The 32 bytes of a SHA-256.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="ArgumentException">It is not 32 bytes long.</exception>
    public static string OfHash(ReadOnlySpan<byte> hash) => hash.Length == SHA256.HashSizeInBytes
        ? Prefix + Convert.ToHexStringLower(hash)
        : throw new ArgumentException($"A SHA-256 has {SHA256.HashSizeInBytes} bytes.", nameof(hash));

    /// <summary>Makes a digest of its hex digits alone, as file names hold them.</summary>
    /// <param name="hex">The text.</param>
    /// <returns>The digest; <see langword="null"/> when the text is anything but 64 hex digits in lower case.</returns>
    public static string? OfHex(string? hex) => hex is { Length: HexDigits } && IsHex(hex) ? Prefix + hex : null;

    /// <summary>The 64 hex digits of a digest.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The digits; <see langword="null"/> when the text is no digest.</returns>
    public static string? HexOf(string? text) => OrNone(text)?[Prefix.Length..];

    /// <summary>Tells a digest from a word that says why there is none (<c>absent</c>, <c>unreadable</c>).</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text itself when it is a whole digest; otherwise <see langword="null"/>.</returns>
    public static string? OrNone(string? text) =>
        text?.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) && IsHex(text.AsSpan(Prefix.Length)) ? text : null;

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiHexDigitLower(character))
            {
                return false;
            }
        }

        return true;
    }
}

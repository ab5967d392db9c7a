using System.Text;
using PluginKit.Contracts.Digests;

namespace PluginKit.Bundles.Signatures;

/// <summary>
/// The signature file of <see cref="EcdsaSignatureVerifier"/>, ASCII, four lines that end in LF:
/// <c>pluginkit-signature v1</c>, <c>algorithm ecdsa-p256-sha256</c>, <c>key sha256:…</c> and <c>signature …</c> (base64 of the DER that openssl writes).
/// </summary>
internal sealed record EcdsaSignatureFile(string KeyId, byte[] Signature)
{
    public const string Algorithm = "ecdsa-p256-sha256";
    private const string Kind = "pluginkit-signature ";
    private const string Version = "v1";
    private const int MaxBytes = 4096;

    public static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Encoding.ASCII.GetBytes(Kind));

    /// <summary>Reads it. Neither a file nor <c>IsUnsupported</c> means that it does not follow its own format.</summary>
    public static (EcdsaSignatureFile? File, bool IsUnsupported) Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes || !Ascii.IsValid(bytes))
        {
            return (null, false);
        }

        var lines = Encoding.ASCII.GetString(bytes).Split('\n');
        if (lines[0] != Kind + Version)
        {
            return (null, true);
        }

        var algorithm = lines.Length > 1 ? Value(lines[1], "algorithm") : null;
        if (algorithm is null || !string.Equals(algorithm, Algorithm, StringComparison.Ordinal))
        {
            return (null, algorithm is not null);
        }

        if (lines is not [_, _, var keyLine, var signatureLine, ""] || ContentDigest.OrNone(Value(keyLine, "key")) is not { } key || Value(signatureLine, "signature") is not { } text)
        {
            return (null, false);
        }

        var signature = new byte[text.Length];
        return Convert.TryFromBase64String(text, signature, out var length) && length > 0 && !text.Any(char.IsWhiteSpace)
            ? (new(key, signature[..length]), false)
            : (null, false);
    }

    private static string? Value(string line, string name) => line.StartsWith(name + " ", StringComparison.Ordinal) ? line[(name.Length + 1)..] : null;
}

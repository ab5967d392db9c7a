using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using PluginKit.Bundles.Registration;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Bundles.Signatures;

/// <summary>Reads the files of the trusted keys, each time anew: a key that was taken away counts no more.</summary>
internal sealed class TrustedKeys(IDisk disk, IOptions<BundlesOptions> options)
{
    private const int MaxBytes = 64 << 10;
    private const string P256 = "1.2.840.10045.3.1.7";

    public bool Any => options.Value.Signatures.TrustedKeyFiles.Count > 0;

    /// <summary>The public key (DER) with an id, or the file that could not be used.</summary>
    public (byte[]? PublicKey, Problem? Problem) Find(string keyId)
    {
        byte[]? found = null;
        foreach (var path in options.Value.Signatures.TrustedKeyFiles)
        {
            var (key, problem) = Read(path);
            if (problem is not null)
            {
                return (null, problem);
            }

            if (string.Equals(ContentDigest.Of(key), keyId, StringComparison.Ordinal))
            {
                found = key;
            }
        }

        return (found, null);
    }

    private (byte[]? Key, Problem? Problem) Read(string path)
    {
        try
        {
            using var stream = disk.OpenRead(path);
            var bytes = new byte[MaxBytes];
            var pem = Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, MaxBytes, throwOnEndOfStream: false));
            if (pem.Contains("PRIVATE KEY", StringComparison.Ordinal))
            {
                return (null, Invalid(path, "holds a private key; a public one is needed, and the private one should not lie here"));
            }

            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256
                ? (key.ExportSubjectPublicKeyInfo(), null)
                : (null, Invalid(path, "holds a key of another curve than P-256"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, Invalid(path, "cannot be read"));
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return (null, Invalid(path, "holds no public key (PEM) for ECDSA"));
        }
    }

    private static Problem Invalid(string path, string reason) => Problem.Of(ProblemCodes.SignatureKeyInvalid, $"'{path}' {reason}.", path);
}

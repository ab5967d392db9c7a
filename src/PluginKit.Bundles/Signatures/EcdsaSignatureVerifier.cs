using System.Security.Cryptography;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Bundles.Signatures;

/// <summary>Verifies ECDSA signatures (P-256, SHA-256) over all bytes of the bundle against key files on this machine.</summary>
internal sealed class EcdsaSignatureVerifier(TrustedKeys keys) : ISignatureVerifier
{
    public bool Recognises(ReadOnlySpan<byte> signature) => EcdsaSignatureFile.IsOne(signature);

    public ValueTask<SignatureVerdict> VerifyAsync(SignedContent content, ReadOnlyMemory<byte> signature, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Verify(content, signature.Span));
    }

    private SignatureVerdict Verify(SignedContent signed, ReadOnlySpan<byte> signature)
    {
        var (file, isUnsupported) = EcdsaSignatureFile.Parse(signature);
        if (file is null)
        {
            return isUnsupported
                ? SignatureVerdicts.Unsupported(signed, "is of a newer version, or made with another algorithm")
                : SignatureVerdicts.Invalid(signed, keyId: null, "does not follow its own format");
        }

        var (publicKey, problem) = keys.Find(file.KeyId);
        if (problem is not null)
        {
            return new() { State = SignatureState.Untrusted, KeyId = file.KeyId, Problem = problem };
        }

        if (publicKey is null)
        {
            return SignatureVerdicts.Untrusted(signed, file.KeyId);
        }

        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        var hash = Convert.FromHexString(ContentDigest.HexOf(signed.Digest)!);
        return IsOf(key, hash, file.Signature)
            ? new() { State = SignatureState.Verified, KeyId = file.KeyId }
            : SignatureVerdicts.Invalid(signed, file.KeyId, "is that of other bytes: either the bundle or the signature was changed after it was signed");
    }

    private static bool IsOf(ECDsa key, byte[] hash, byte[] signature)
    {
        try
        {
            return key.VerifyHash(hash, signature, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            // No signature at all, under a name that says it is one.
            return false;
        }
    }
}

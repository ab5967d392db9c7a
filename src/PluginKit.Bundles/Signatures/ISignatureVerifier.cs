namespace PluginKit.Bundles.Signatures;

/// <summary>
/// Verifies detached signatures of one kind. Register further ones with <c>services.AddSingleton&lt;ISignatureVerifier, …&gt;()</c>; the first that recognises a
/// signature answers for it.
/// </summary>
public interface ISignatureVerifier
{
    /// <summary>Whether a file is a signature of this verifier's kind, good or bad, newer or older.</summary>
    /// <param name="signature">The bytes of the signature file.</param>
    /// <returns><see langword="true"/> when this verifier is the one to ask.</returns>
    bool Recognises(ReadOnlySpan<byte> signature);

    /// <summary>Verifies a signature that <see cref="Recognises"/> was true for.</summary>
    /// <param name="content">What it is said to be a signature of.</param>
    /// <param name="signature">The bytes of the signature file.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns><c>invalid</c>, <c>untrusted</c>, <c>unsupported</c> or <c>verified</c>.</returns>
    ValueTask<SignatureVerdict> VerifyAsync(SignedContent content, ReadOnlyMemory<byte> signature, CancellationToken cancellationToken);
}

using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Bundles.Signatures;

/// <summary>What a signature is worth.</summary>
public sealed record SignatureVerdict
{
    /// <summary>The answer.</summary>
    public required SignatureState State { get; init; }

    /// <summary>The key that the signature names: <c>sha256:</c> and the hash of the public key (DER, SubjectPublicKeyInfo). Only with <c>verified</c> did it sign.</summary>
    public string? KeyId { get; init; }

    /// <summary>Why it is not <c>verified</c>.</summary>
    public Problem? Problem { get; init; }
}

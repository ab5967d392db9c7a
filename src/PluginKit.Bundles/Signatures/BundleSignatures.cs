using Microsoft.Extensions.Options;
using PluginKit.Bundles.Registration;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Sources.Archives;

namespace PluginKit.Bundles.Signatures;

/// <summary>Asks the verifiers, and decides what a bundle without a good signature comes to.</summary>
/// <param name="verifiers">The verifiers; the first that recognises a signature answers for it.</param>
/// <param name="keys">The trusted keys.</param>
/// <param name="options">Whether a signature is required.</param>
internal sealed class BundleSignatures(IEnumerable<ISignatureVerifier> verifiers, TrustedKeys keys, IOptions<BundlesOptions> options)
{
    private readonly ISignatureVerifier[] _verifiers = [.. verifiers];

    /// <summary>Whether a signature is worth looking for.</summary>
    public bool Matter(bool isRequired) => isRequired || options.Value.Signatures.Require || keys.Any || _verifiers.Any(static verifier => verifier is not EcdsaSignatureVerifier);

    /// <summary>What a signature is worth.</summary>
    public async ValueTask<SignatureVerdict> VerifyAsync(SignedContent signed, byte[]? signature, CancellationToken cancellationToken)
    {
        if (signature is null)
        {
            return SignatureVerdicts.Absent(signed.Name);
        }

        if (signature.Length == 0)
        {
            return SignatureVerdicts.Invalid(signed, keyId: null, "is an empty file");
        }

        if (Array.Find(_verifiers, verifier => verifier.Recognises(signature)) is { } responsible)
        {
            return await responsible.VerifyAsync(signed, signature, cancellationToken).ConfigureAwait(false);
        }

        return ForeignContent.Describe(signature) is { } something
            ? SignatureVerdicts.NotContent(signed, something)
            : SignatureVerdicts.Unsupported(signed, "is of a kind that nothing here understands");
    }

    /// <summary>
    /// The problem of a verdict, if it has one: an error where it stops the bundle. A signature that is wrong always does, as somebody changed something; one that is
    /// missing, strange or of a stranger does where one is required, and says no more than its absence elsewhere. Where something else came in its place, nobody
    /// knows what the signature says, as when the server could not be reached: that stops it, too.
    /// </summary>
    public Problem? Judge(SignatureVerdict verdict, bool isRequired)
    {
        if (verdict.Problem is not { } problem || verdict.State == SignatureState.Invalid || verdict.State == SignatureState.NotChecked || isRequired || options.Value.Signatures.Require)
        {
            return verdict.Problem;
        }

        return verdict.State == SignatureState.Absent ? null : problem with { Severity = ProblemSeverity.Warning };
    }
}

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

        if (signature.Length == 0 || ForeignContent.Describe(signature) is not null)
        {
            return SignatureVerdicts.Invalid(signed, keyId: null, "is none");
        }

        return Array.Find(_verifiers, verifier => verifier.Recognises(signature)) is { } responsible
            ? await responsible.VerifyAsync(signed, signature, cancellationToken).ConfigureAwait(false)
            : SignatureVerdicts.Unsupported(signed, "is of a kind that nothing here understands");
    }

    /// <summary>
    /// The problem of a verdict, if it has one: an error where it stops the bundle. A signature that is wrong always does, as somebody changed something; one that is
    /// missing, strange or of a stranger does where one is required, and says no more than its absence elsewhere.
    /// </summary>
    public Problem? Judge(SignatureVerdict verdict, bool isRequired)
    {
        if (verdict.Problem is not { } problem || verdict.State == SignatureState.Invalid || isRequired || options.Value.Signatures.Require)
        {
            return verdict.Problem;
        }

        return verdict.State == SignatureState.Absent || verdict.State == SignatureState.NotChecked ? null : problem with { Severity = ProblemSeverity.Warning };
    }
}

using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Bundles.Signatures;

/// <summary>The answers in words.</summary>
internal static class SignatureVerdicts
{
    public static SignatureVerdict NotChecked { get; } = new() { State = SignatureState.NotChecked };

    public static SignatureVerdict Absent(string name) =>
        new() { State = SignatureState.Absent, Problem = Problem.Of(ProblemCodes.SignatureAbsent, $"'{name}' has no signature ('{name}.sig').", name) };

    public static SignatureVerdict Invalid(SignedContent signed, string? keyId, string reason) => new()
    {
        State = SignatureState.Invalid,
        KeyId = keyId,
        Problem = Problem.Of(ProblemCodes.SignatureInvalid, $"The signature of '{signed.Name}' {reason}.", signed.Name),
    };

    public static SignatureVerdict NotContent(SignedContent signed, string what) => new()
    {
        State = SignatureState.NotChecked,
        Problem = Problem.Of(ProblemCodes.SourceNotContent, $"'{signed.Name}{LocalSignature.Ending}' {what}; it was not taken for a signature.", signed.Name + LocalSignature.Ending) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "content" },
        },
    };

    public static SignatureVerdict Untrusted(SignedContent signed, string keyId) => new()
    {
        State = SignatureState.Untrusted,
        KeyId = keyId,
        Problem = Problem.Of(ProblemCodes.SignatureUntrusted, $"The signature of '{signed.Name}' names the key {keyId}, which is not trusted; it was not looked at further.", signed.Name) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["key"] = keyId },
        },
    };

    public static SignatureVerdict Unsupported(SignedContent signed, string reason) => new()
    {
        State = SignatureState.Unsupported,
        Problem = Problem.Of(ProblemCodes.SignatureUnsupported, $"The signature of '{signed.Name}' {reason}.", signed.Name),
    };
}

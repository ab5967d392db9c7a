using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: downloads, their checksums and their signatures.</summary>
internal static class DownloadsProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.DownloadRefused, ProblemSeverity.Error, "The address, or one that it leads to, may not be asked: not https, private, with credentials, or one redirection too many.", NextStepActions.CheckReference, "Check the address; `details.rule` names the rule, and the options can allow a host of one's own network."),
        new(ProblemCodes.RateLimited, ProblemSeverity.Error, "The server answers no more questions for a while.", NextStepActions.WaitAndRetry, "Try again at the time that is named; with a token the limit is higher."),
        new(ProblemCodes.ChecksumMissing, ProblemSeverity.Error, "There is no checksum to hold the download to.", NextStepActions.CheckReference, "Give the SHA-256, or ask the publisher for a checksum file."),
        new(ProblemCodes.ChecksumInvalid, ProblemSeverity.Error, "A checksum, or a file of checksums, is not what one looks like, or contradicts itself.", NextStepActions.CheckReference, "Give 64 hex digits, or ask the publisher to correct the named line."),
        new(ProblemCodes.SignatureAbsent, ProblemSeverity.Error, "A signature is required, and there is none.", NextStepActions.CheckReference, "Ask the publisher for a signature, or do without one."),
        new(ProblemCodes.SignatureInvalid, ProblemSeverity.Error, "The signature is not that of these bytes, or is no signature.", NextStepActions.CheckReference, "Do not use the bundle; tell its publisher."),
        new(ProblemCodes.SignatureUntrusted, ProblemSeverity.Error, "The signature is of a key that is not trusted.", NextStepActions.CheckReference, "Compare the key with the publisher's, and trust it if it is the same."),
        new(ProblemCodes.SignatureUnsupported, ProblemSeverity.Error, "No registered verifier understands the signature.", NextStepActions.UpdatePluginKit, "Register a verifier for this format, or use a newer version."),
        new(ProblemCodes.SignatureKeyInvalid, ProblemSeverity.Error, "The file of a trusted key is not there, cannot be read, or is no public key that can be used.", NextStepActions.FixFile, "Name a PEM file with the public key."),
    ];
}

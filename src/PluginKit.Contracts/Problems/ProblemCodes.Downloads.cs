namespace PluginKit.Contracts.Problems;

/// <content>Codes of downloads, their checksums and their signatures.</content>
public static partial class ProblemCodes
{
    /// <summary>The address, or one that it leads to, may not be asked.</summary>
    public const string DownloadRefused = "download_refused";

    /// <summary>The server answers no more questions for a while.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>There is no checksum to hold a download to.</summary>
    public const string ChecksumMissing = "checksum_missing";

    /// <summary>A checksum, or a file of checksums, is not what one looks like.</summary>
    public const string ChecksumInvalid = "checksum_invalid";

    /// <summary>A signature is required, and there is none.</summary>
    public const string SignatureAbsent = "signature_absent";

    /// <summary>The signature is not that of these bytes, or is no signature.</summary>
    public const string SignatureInvalid = "signature_invalid";

    /// <summary>The signature is of a key that is not trusted.</summary>
    public const string SignatureUntrusted = "signature_untrusted";

    /// <summary>No registered verifier understands the signature.</summary>
    public const string SignatureUnsupported = "signature_unsupported";

    /// <summary>The file of a trusted key cannot be used.</summary>
    public const string SignatureKeyInvalid = "signature_key_invalid";
}

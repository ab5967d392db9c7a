namespace PluginKit.Bundles.Signatures;

/// <summary>Whose signatures count.</summary>
public sealed class SignatureOptions
{
    /// <summary>PEM files with the ECDSA P-256 public keys that are trusted, absolute paths. Without any, signatures are looked at only where one is required.</summary>
    public IReadOnlyList<string> TrustedKeyFiles { get; set; } = [];

    /// <summary>Whether every bundle from elsewhere needs the signature of a trusted key, whatever a request says.</summary>
    public bool Require { get; set; }
}

namespace PluginKit.Bundles.Handoff;

/// <summary>Which archive is installed where.</summary>
public sealed record HandoffInstallRequest
{
    /// <summary>The archive, an absolute path that ends in <c>.tar.gz</c>.</summary>
    public required string Archive { get; init; }

    /// <summary>The folder that it is installed to, an absolute path. Nothing, an empty folder or an earlier install may be there.</summary>
    public required string Destination { get; init; }

    /// <summary>Whether an earlier install is replaced that was changed, is another bundle or does not list its files. Anything else is never replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Digest that the archive must have, <c>sha256:</c> and hex; compared before anything is unpacked.</summary>
    public string? ExpectedDigest { get; init; }

    /// <summary>
    /// Whether an archive without a signature of a trusted key is refused. The signature is the file <c>ARCHIVE.sig</c> beside it; it is looked at also without this where a key is trusted.
    /// </summary>
    public bool RequireSignature { get; init; }

    /// <summary>The platform that the bundle must be for.</summary>
    public string? ExpectedPlatform { get; init; }

    /// <summary>The runtime that the bundle must be for.</summary>
    public string? ExpectedRuntime { get; init; }

    /// <summary>What a fetch found out; <see langword="null"/> for a local archive.</summary>
    internal HandoffOrigin? Origin { get; init; }
}

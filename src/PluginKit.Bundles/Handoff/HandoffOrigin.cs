using PluginKit.Bundles.Signatures;

namespace PluginKit.Bundles.Handoff;

/// <summary>What was found out about an archive before it is opened.</summary>
/// <param name="Source">Where it comes from, fit to be told: an address without secrets, or the name of a local file.</param>
/// <param name="Signature">What its signature is worth.</param>
internal sealed record HandoffOrigin(string Source, SignatureVerdict Signature)
{
    /// <summary>The digest of the bytes that the signature was looked at for: no others may be installed.</summary>
    public string? Digest { get; init; }

    /// <summary>The release that it is of.</summary>
    public ReleaseIdentity? Release { get; init; }

    /// <summary>Warnings.</summary>
    public IReadOnlyList<Contracts.Problems.Problem> Problems { get; init; } = [];
}

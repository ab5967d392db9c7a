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

    /// <summary>Whether the release must be what the destination remembers; not when the caller said what it has to be.</summary>
    public bool IsHeldToReceipt { get; init; }

    /// <summary>Problems of the signature; warnings where it stops nothing.</summary>
    public IReadOnlyList<Contracts.Problems.Problem> Problems { get; init; } = [];
}

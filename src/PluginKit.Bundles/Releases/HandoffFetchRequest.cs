using PluginKit.Bundles.Downloads;

namespace PluginKit.Bundles.Releases;

/// <summary>
/// Which bundle to fetch: that of an address (<see cref="Url"/>), or that of a GitHub release (<see cref="Repository"/> with <see cref="Tag"/> or
/// <see cref="Latest"/>). What belongs to the other way is refused.
/// </summary>
public sealed record HandoffFetchRequest
{
    /// <summary>The folder to install to, absolute.</summary>
    public required string Destination { get; init; }

    /// <summary><c>https</c> address of a <c>.tar.gz</c>.</summary>
    public string? Url { get; init; }

    /// <summary>The SHA-256 that the bundle must have, 64 hex digits. Without it an address needs a sidecar <c>….sha256</c>; a release needs <c>checksums.txt</c> or a sidecar.</summary>
    public string? Sha256 { get; init; }

    /// <summary><c>owner/repo</c>.</summary>
    public string? Repository { get; init; }

    /// <summary>Tag of the release.</summary>
    public string? Tag { get; init; }

    /// <summary>The latest release; prereleases do not count.</summary>
    public bool Latest { get; init; }

    /// <summary>Exact name of the asset.</summary>
    public string? AssetName { get; init; }

    /// <summary><c>codex-runtime</c> or <c>claude</c>; together with <see cref="Runtime"/>. The bundle has to say the same.</summary>
    public string? Platform { get; init; }

    /// <summary><c>python</c> or <c>node</c>; together with <see cref="Platform"/>.</summary>
    public string? Runtime { get; init; }

    /// <summary>Whether an earlier, changed install at the destination is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Whether a bundle without a signature of a trusted key is refused.</summary>
    public bool RequireSignature { get; init; }

    /// <summary>Digest (<c>sha256:…</c>) that this very asset of this very release had before. Another one now is a rewritten release and refused (<c>identity_rewritten</c>).</summary>
    public string? RecordedDigest { get; init; }

    /// <summary>Token for the repository; goes to the origin of the REST interface only.</summary>
    public AccessToken? Token { get; init; }

    /// <summary>Names what is asked for, without what an address may hold of secrets.</summary>
    /// <returns>The shown address, or the repository.</returns>
    public override string ToString() => Url is null ? $"{Repository} {Tag}" : ShownAddress.Of(Url);
}

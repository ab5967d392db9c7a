using System.Text.Json.Serialization;

namespace PluginKit.Bundles.Handoff;

/// <summary>
/// The file that an install leaves in the folder: which archive it was, and what each asset of a release was that was ever installed here, so that the next fetch
/// compares by itself. It comes and goes with the folder in one step, is no file of the bundle, and no export packs it.
/// </summary>
internal sealed record HandoffReceipt
{
    public const string FileName = ".pluginkit-install.json";
    public const int Newest = 1;

    /// <summary>How many releases are remembered, the latest first.</summary>
    private const int Most = 100;

    [JsonPropertyName("schema_version")]
    public required int SchemaVersion { get; init; }

    /// <summary>The address without secrets, or the name of a local file.</summary>
    [JsonPropertyName("source")]
    public required string Source { get; init; }

    [JsonPropertyName("bytes")]
    public long Bytes { get; init; }

    [JsonPropertyName("digest")]
    public required string Digest { get; init; }

    [JsonPropertyName("signature_key")]
    public string? SignatureKey { get; init; }

    [JsonPropertyName("releases")]
    public IReadOnlyList<HandoffReceiptRelease> Releases { get; init => field = value ?? []; } = [];

    /// <summary>What an asset was when it was installed here, or nothing.</summary>
    public string? DigestOf(ReleaseIdentity release) => Releases.FirstOrDefault(known => known.Release.Is(release))?.Digest;

    /// <summary>The same receipt, with what an earlier one remembered.</summary>
    public HandoffReceipt After(HandoffReceipt? earlier, ReleaseIdentity? installed)
    {
        IEnumerable<HandoffReceiptRelease> known = earlier?.Releases ?? [];
        return this with
        {
            Releases = installed is null ? [.. known] : [new(installed, Digest), .. known.Where(release => !release.Release.Is(installed)).Take(Most - 1)],
        };
    }
}

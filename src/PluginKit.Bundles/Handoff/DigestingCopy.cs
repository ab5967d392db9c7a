using System.Security.Cryptography;
using PluginKit.Bundles.Scanning;
using PluginKit.Contracts.Digests;

namespace PluginKit.Bundles.Handoff;

/// <summary>Hands on what it gets, and digests and scans it on the way.</summary>
internal sealed class DigestingCopy(Stream destination, ContentScan scan, Action<long, string> done) : ForwardCopy(destination)
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _bytes;

    protected override void Look(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        scan.Append(bytes);
        _bytes += bytes.Length;
    }

    protected override void End()
    {
        using (_hash)
        {
            scan.End();
            done(_bytes, ContentDigest.OfHash(_hash.GetHashAndReset()));
        }
    }
}

using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Downloads;

/// <summary>The digest that a download must have, and who says so.</summary>
/// <param name="Digest">The digest.</param>
/// <param name="Source">Where it stands; fit to be told.</param>
internal sealed record ExpectedDigest(string Digest, string Source)
{
    /// <summary>What stands for the source when the caller gave the digits.</summary>
    public const string OfCaller = "--sha256";

    /// <summary>That something else came.</summary>
    public Problem Mismatch(Uri address, string found) =>
        Problem.Of(
            ProblemCodes.SourceDigestMismatch,
            $"'{ShownAddress.Of(address)}' has the digest {found}; '{Source}' says {Digest}. Nothing of it was kept.",
            ShownAddress.Of(address)) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["digest_expected"] = Digest,
                ["digest_found"] = found,
                ["digest_source"] = Source,
                ["host"] = ShownAddress.Authority(address),
            },
        };
}

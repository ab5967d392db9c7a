using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Handoff;

/// <summary>Says that an asset of a release is not what it was.</summary>
internal static class RewrittenRelease
{
    /// <param name="release">Which asset.</param>
    /// <param name="recorded">What it was, as far as anybody knows.</param>
    /// <param name="found">What it is.</param>
    public static Problem? Problem(ReleaseIdentity release, string? recorded, string? found) => recorded is null || string.Equals(recorded, found, StringComparison.Ordinal)
        ? null
        : Contracts.Problems.Problem.Of(
            ProblemCodes.IdentityRewritten,
            $"'{Printable.Of(release.Asset)}' of the release '{Printable.Of(release.Tag)}' had the digest {recorded} and is now {found}: the release was rewritten. Nothing was changed. "
            + "If its publisher confirms the new one, fetch it by its digits (--sha256).",
            release.Asset) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["digest_expected"] = recorded, ["digest_found"] = found ?? string.Empty, ["digest_source"] = "recorded" },
        };
}

using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;
using PluginKit.Platform.Trees;

namespace PluginKit.Bundles.Releases;

/// <summary>Chooses the bundle among the assets of a release; where two could be meant, none is.</summary>
internal static class AssetChoice
{
    public const string ArchiveEnding = ".tar.gz";
    private const string BundleEnding = "_bundle" + ArchiveEnding;
    private const int MaxNamed = 20;

    public static (GitHubAsset? Asset, Problem? Problem) Choose(GitHubRelease release, HandoffFetchRequest request)
    {
        GitHubAsset[] candidates = request switch
        {
            { AssetName: { } name } => [.. release.Assets.Where(asset => string.Equals(asset.Name, name, StringComparison.Ordinal))],
            { Platform: { } platform, Runtime: { } runtime } => [.. release.Assets.Where(asset => asset.Name.EndsWith($"_{platform}_{runtime}{BundleEnding}", StringComparison.Ordinal))],
            _ => [.. release.Assets.Where(static asset => asset.Name.EndsWith(BundleEnding, StringComparison.OrdinalIgnoreCase))],
        };
        return candidates switch
        {
            [] => (null, Missing(release, request)),
            [var only] => Usable(only, release),
            _ => (null, Ambiguous(release, candidates, request)),
        };
    }

    private static (GitHubAsset? Asset, Problem? Problem) Usable(GitHubAsset asset, GitHubRelease release)
    {
        if (PortableName.Violation(asset.Name) is { } reason)
        {
            return (null, Problem.Of(ProblemCodes.SourceUnsafeEntry, $"The asset '{Printable.Of(asset.Name)}' of the release '{Printable.Of(release.Tag)}' cannot be kept as a file: its name {reason}."));
        }

        return asset.IsComplete
            ? (asset, null)
            : (null, Problem.Of(ProblemCodes.ReleaseAssetNotFound, $"The upload of '{asset.Name}' to the release '{Printable.Of(release.Tag)}' broke off: it is not complete."));
    }

    private static Problem Missing(GitHubRelease release, HandoffFetchRequest request)
    {
        var what = request switch
        {
            { AssetName: { } name } => $"asset '{Printable.Of(name)}'",
            { Platform: { } platform, Runtime: { } runtime } => $"bundle of '{Printable.Of(platform)}' and '{Printable.Of(runtime)}'",
            _ => $"asset that ends in '{BundleEnding}'",
        };
        return Problem.Of(ProblemCodes.ReleaseAssetNotFound, $"The release '{Printable.Of(release.Tag)}' has no {what}. It has: {Names(release.Assets)}.") with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["available"] = Names(release.Assets) },
        };
    }

    private static Problem Ambiguous(GitHubRelease release, IReadOnlyList<GitHubAsset> candidates, HandoffFetchRequest request) =>
        Problem.Of(
            ProblemCodes.ReleaseAssetAmbiguous,
            $"The release '{Printable.Of(release.Tag)}' has several bundles that could be meant: {Names(candidates)}. "
            + (request.Platform is null ? "Name the platform and the runtime (--platform, --runtime) or the asset (--asset-name)." : "Name the asset (--asset-name).")) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["available"] = Names(candidates) },
        };

    private static string Names(IReadOnlyList<GitHubAsset> assets)
    {
        var names = assets.Select(static asset => asset.Name).Order(StringComparer.Ordinal).Take(MaxNamed).Select(Printable.Of);
        return assets.Count == 0 ? "nothing" : string.Join(", ", names) + (assets.Count > MaxNamed ? ", …" : string.Empty);
    }
}

using PluginKit.Bundles.Downloads;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Releases;

/// <summary>
/// The <c>checksums.txt</c> that a release already has: where it speaks of the bundle, it has to say the truth, as it counts before the sidecar. It is not made and nothing else
/// in it is touched, as it belongs to whoever made the other assets.
/// </summary>
internal sealed class StaleChecksums(GitHubApi api, Downloader downloader)
{
    /// <summary>The file as it has to become; neither a file nor a problem when it may stay as it is.</summary>
    public async Task<(UploadedFile? File, Problem? Problem)> CorrectedAsync(ReleaseTarget target, GitHubRelease release, UploadedFile bundle, CancellationToken cancellationToken)
    {
        var name = ReleaseOrigin.ChecksumsName;
        if ((release.Find(name) ?? release.Find(name + AssetPlacement.WaitingEnding)) is not { IsComplete: true } asset)
        {
            return (null, null);
        }

        var (text, answer) = await downloader.TextAsync(api.AssetQuestion(target.Repository, asset, target.Token), cancellationToken).ConfigureAwait(false);
        if (text is null)
        {
            return (null, answer.Problem);
        }

        var (checksums, problem) = Checksums.Parse(text, name);
        if (checksums is null)
        {
            return (null, problem);
        }

        var isStale = checksums.Find(bundle.Name) is { } digest && !string.Equals(digest, bundle.Digest, StringComparison.Ordinal);
        return (isStale || !string.Equals(asset.Name, name, StringComparison.Ordinal) ? UploadedFile.OfText(name, Corrected(text, bundle)) : null, null);
    }

    private static string Corrected(string text, UploadedFile bundle) => string.Join('\n', text.Split('\n').Select(line =>
    {
        var plain = line.TrimStart('\uFEFF').TrimEnd('\r');
        return plain.Length > 66 && string.Equals(plain[66..], bundle.Name, StringComparison.Ordinal)
            ? line.Replace(plain[..64], ContentDigest.HexOf(bundle.Digest)!, StringComparison.Ordinal)
            : line;
    }));
}

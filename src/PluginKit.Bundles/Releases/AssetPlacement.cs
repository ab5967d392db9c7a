using PluginKit.Bundles.Downloads;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Bundles.Releases;

/// <summary>
/// Brings one file into a release. Another asset of its name stays until the new one is there whole, under a name beside it; what an earlier attempt left
/// behind is used or taken away.
/// </summary>
internal sealed class AssetPlacement(GitHubApi api, ReleaseWriter writer, Downloader downloader)
{
    /// <summary>Ends the name of an asset that waits for the place of an older one.</summary>
    public const string WaitingEnding = ".new";

    /// <summary>Whether an asset holds exactly these bytes. A server that does not tell digests is asked for the bytes.</summary>
    public async Task<(bool IsSame, Problem? Problem)> IsSameAsync(ReleaseTarget target, GitHubAsset asset, UploadedFile file, CancellationToken cancellationToken)
    {
        if (!asset.IsComplete || asset.Size != file.Bytes)
        {
            return (false, null);
        }

        if (ContentDigest.OrNone(asset.Digest) is { } digest)
        {
            return (string.Equals(digest, file.Digest, StringComparison.Ordinal), null);
        }

        var answer = await downloader.DownloadAsync(
            api.AssetQuestion(target.Repository, asset, target.Token), ContentKind.Any, Stream.Null, file.Bytes, progress: null, cancellationToken).ConfigureAwait(false);
        return (answer.Problem is null && string.Equals(answer.Digest, file.Digest, StringComparison.Ordinal), answer.Problem);
    }

    public async Task<(AssetChange Change, Problem? Problem)> PlaceAsync(
        ReleaseTarget target, GitHubRelease release, UploadedFile file, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var existing = release.Find(file.Name);
        var waiting = release.Find(file.Name + WaitingEnding);
        var (isSame, problem) = existing is null ? (false, null) : await IsSameAsync(target, existing, file, cancellationToken).ConfigureAwait(false);
        if (problem is not null)
        {
            return (default, problem);
        }

        if (isSame)
        {
            return (AssetChange.Kept, waiting is null ? null : await writer.DeleteAsync(target, waiting.Id, cancellationToken).ConfigureAwait(false));
        }

        if (existing is { IsComplete: true } || waiting is not null)
        {
            return (AssetChange.Replaced, await ReplaceAsync(target, release.Id, existing, waiting, file, progress, cancellationToken).ConfigureAwait(false));
        }

        problem = existing is null ? null : await writer.DeleteAsync(target, existing.Id, cancellationToken).ConfigureAwait(false);
        return (AssetChange.Uploaded, problem ?? (await UploadAsync(target, release.Id, file, file.Name, progress, cancellationToken).ConfigureAwait(false)).Problem);
    }

    private async Task<Problem?> ReplaceAsync(
        ReleaseTarget target, long release, GitHubAsset? existing, GitHubAsset? waiting, UploadedFile file, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        if (waiting is not null)
        {
            var (isSame, problem) = await IsSameAsync(target, waiting, file, cancellationToken).ConfigureAwait(false);
            problem ??= isSame ? null : await writer.DeleteAsync(target, waiting.Id, cancellationToken).ConfigureAwait(false);
            if (problem is not null)
            {
                return problem;
            }

            waiting = isSame ? waiting : null;
        }

        if (waiting is null)
        {
            (waiting, var failure) = await UploadAsync(target, release, file, file.Name + WaitingEnding, progress, cancellationToken).ConfigureAwait(false);
            if (waiting is null)
            {
                return failure;
            }
        }

        return (existing is null ? null : await writer.DeleteAsync(target, existing.Id, cancellationToken).ConfigureAwait(false))
            ?? (await writer.RenameAsync(target, waiting.Id, file.Name, cancellationToken).ConfigureAwait(false)).Problem;
    }

    private async Task<(GitHubAsset? Asset, Problem? Problem)> UploadAsync(
        ReleaseTarget target, long release, UploadedFile file, string name, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var answer = await writer.UploadAsync(target, release, file, name, progress, cancellationToken).ConfigureAwait(false);
        if (!answer.IsOk)
        {
            return (null, answer.Problem);
        }

        var (isSame, problem) = await IsSameAsync(target, answer.Value, file, cancellationToken).ConfigureAwait(false);
        return isSame ? (answer.Value, null) : (null, problem ?? Problem.Of(
            ProblemCodes.ReleaseNotPublished, $"'{name}' arrived at '{target.Repository}' with other bytes than it was sent with.", name));
    }
}

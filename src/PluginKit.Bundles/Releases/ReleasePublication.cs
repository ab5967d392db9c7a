using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Handoff;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Releases;

/// <summary>
/// Publishes a bundle: finds the release or makes a draft, uploads, looks whether everything is there, and only then makes a draft public. Wherever it breaks off, the
/// next attempt continues.
/// </summary>
internal sealed class ReleasePublication(GitHubReleases releases, ReleaseWriter writer, AssetPlacement placement, StaleChecksums checksums)
{
    public async Task<PublishedRelease> PublishAsync(
        ReleaseTarget target, UploadedFile bundle, bool staysDraft, bool force, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var (release, problem) = await FindAsync(target, cancellationToken).ConfigureAwait(false);
        if (problem is not null)
        {
            return PublishedRelease.Failed(problem);
        }

        var found = release;
        List<UploadedFile> files = [bundle, UploadedFile.OfText(bundle.Name + HandoffSidecar.Ending, HandoffSidecar.Text(bundle.Digest, bundle.Name))];
        if (found is not null)
        {
            (var corrected, problem) = await checksums.CorrectedAsync(target, found, bundle, cancellationToken).ConfigureAwait(false);
            files.AddRange(corrected is null ? [] : [corrected]);
            problem ??= force ? null : await ConflictAsync(target, found, files, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var created = await writer.CreateAsync(target, cancellationToken).ConfigureAwait(false);
            (release, problem) = (created.Value, created.Problem);
        }

        return problem is null
            ? await FillAsync(target, release!, isNew: found is null, files, staysDraft, progress, cancellationToken).ConfigureAwait(false)
            : PublishedRelease.Failed(problem);
    }

    private async Task<(GitHubRelease? Release, Problem? Problem)> FindAsync(ReleaseTarget target, CancellationToken cancellationToken)
    {
        var (found, problem) = await releases.WithTagAsync(target.Repository, target.Tag, target.Token, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            return (null, problem);
        }

        var published = found.Where(static release => !release.IsDraft).ToArray();
        return (published, found) switch
        {
            ([var only], _) => (only, null),
            ([], []) => (null, null),
            ([], [var draft]) => (draft, null),
            _ => (null, Problem.Of(
                ProblemCodes.ReleaseAmbiguous, $"'{target.Repository}' has {found.Count} releases of the tag '{Printable.Of(target.Tag)}'; which is meant cannot be told.", target.Repository.ToString())),
        };
    }

    /// <summary>Looks before anything is changed whether something else is in the way.</summary>
    private async Task<Problem?> ConflictAsync(ReleaseTarget target, GitHubRelease release, IReadOnlyList<UploadedFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            if (release.Find(file.Name) is not { IsComplete: true } existing)
            {
                continue;
            }

            var (isSame, problem) = await placement.IsSameAsync(target, existing, file, cancellationToken).ConfigureAwait(false);
            if (!isSame)
            {
                return problem ?? Problem.Of(
                    ProblemCodes.ReleaseConflict,
                    $"The release '{Printable.Of(target.Tag)}' of '{target.Repository}' has another '{file.Name}'. Whoever fetched it would find it changed: publish under a new tag, or replace it with --force.",
                    file.Name);
            }
        }

        return null;
    }

    private async Task<PublishedRelease> FillAsync(
        ReleaseTarget target, GitHubRelease release, bool isNew, IReadOnlyList<UploadedFile> files, bool staysDraft, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var assets = new List<HandoffAsset>();
        foreach (var file in files)
        {
            var (change, problem) = await placement.PlaceAsync(target, release, file, progress, cancellationToken).ConfigureAwait(false);
            if (problem is not null)
            {
                return Unfinished(target, release, assets, problem);
            }

            assets.Add(new() { Name = file.Name, Change = change, Digest = file.Digest, Bytes = file.Bytes });
        }

        var incomplete = await IncompleteAsync(target, release, files, cancellationToken).ConfigureAwait(false);
        if (incomplete is not null)
        {
            return Unfinished(target, release, assets, incomplete);
        }

        var isPromoted = release.IsDraft && !staysDraft;
        if (isPromoted && (await writer.PromoteAsync(target, release.Id, cancellationToken).ConfigureAwait(false)).Problem is { } refused)
        {
            return Unfinished(target, release, assets, refused);
        }

        return new() { Assets = assets, Change = Change(isNew, release.IsDraft, isPromoted) };
    }

    /// <summary>Asks the server once more, and does not trust what it answered to each upload.</summary>
    private async Task<Problem?> IncompleteAsync(ReleaseTarget target, GitHubRelease release, IReadOnlyList<UploadedFile> files, CancellationToken cancellationToken)
    {
        var answer = await writer.ReadAsync(target, release.Id, cancellationToken).ConfigureAwait(false);
        if (!answer.IsOk)
        {
            return answer.Problem;
        }

        foreach (var file in files)
        {
            var (isSame, problem) = answer.Value.Find(file.Name) is { } asset
                ? await placement.IsSameAsync(target, asset, file, cancellationToken).ConfigureAwait(false)
                : (false, null);
            if (!isSame)
            {
                return problem ?? Problem.Of(ProblemCodes.ReleaseNotPublished, $"'{file.Name}' was uploaded and is not there: somebody else publishes to this release, too.", file.Name);
            }
        }

        return null;
    }

    private static PublishedRelease Unfinished(ReleaseTarget target, GitHubRelease release, List<HandoffAsset> assets, Problem cause)
    {
        var state = release.IsDraft ? "is still a draft" : "was public before and still is";
        var told = Problem.Of(ProblemCodes.ReleaseNotPublished, $"The release '{Printable.Of(target.Tag)}' of '{target.Repository}' {state}; {assets.Count} of its files are done and are kept.", target.Repository.ToString());
        return new() { Assets = assets, Problems = string.Equals(cause.Code, told.Code, StringComparison.Ordinal) ? [cause] : [cause, told] };
    }

    private static ReleaseChange Change(bool isNew, bool wasDraft, bool isPromoted) => (isNew, wasDraft, isPromoted) switch
    {
        (true, _, true) => ReleaseChange.CreatedPublished,
        (true, _, false) => ReleaseChange.CreatedDraft,
        (false, _, true) => ReleaseChange.PromotedDraft,
        (false, true, false) => ReleaseChange.ReusedDraft,
        _ => ReleaseChange.ReusedPublished,
    };
}

using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Handoff;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Releases;

/// <summary>Finds the bundle in a release, and what it must be: by the digits of the caller, by <c>checksums.txt</c>, or by its sidecar.</summary>
internal sealed class ReleaseOrigin(GitHubApi api, GitHubReleases releases, Downloader downloader)
{
    public const string ChecksumsName = "checksums.txt";

    public async Task<(FetchOrigin? Origin, Problem? Problem)> FindAsync(HandoffFetchRequest request, HandoffReceipt? receipt, CancellationToken cancellationToken)
    {
        var repository = RepositoryName.TryParse(request.Repository!)!;
        var (release, problem) = request.Latest
            ? await releases.LatestAsync(repository, request.Token, cancellationToken).ConfigureAwait(false)
            : await releases.ByTagAsync(repository, request.Tag!, request.Token, cancellationToken).ConfigureAwait(false);
        if (release is null)
        {
            return (null, problem);
        }

        (var asset, problem) = AssetChoice.Choose(release, request);
        if (asset is null)
        {
            return (null, problem);
        }

        (var expected, problem) = await ExpectedAsync(repository, release, asset, request, cancellationToken).ConfigureAwait(false);
        if (expected is null)
        {
            return (null, problem);
        }

        var signature = release.Find(asset.Name + ".sig");
        var identity = new ReleaseIdentity(repository.ToString(), release.Tag, asset.Name);
        var contradiction = Rewritten(identity, asset, expected, request.RecordedDigest ?? receipt?.DigestOf(identity)) ?? Contradiction(identity, asset, expected);
        return contradiction is not null ? (null, contradiction) : (new(api.AssetQuestion(repository, asset, request.Token), expected)
        {
            Signature = signature is null ? null : api.AssetQuestion(repository, signature, request.Token),
            Release = identity,
        }, null);
    }

    private async Task<(ExpectedDigest? Expected, Problem? Problem)> ExpectedAsync(
        RepositoryName repository, GitHubRelease release, GitHubAsset asset, HandoffFetchRequest request, CancellationToken cancellationToken)
    {
        if (request.Sha256 is { } digits)
        {
            return (new(Checksums.DigestOf(digits)!, ExpectedDigest.OfCaller), null);
        }

        foreach (var name in (string[])[ChecksumsName, asset.Name + HandoffSidecar.Ending])
        {
            if (release.Find(name) is not { } file)
            {
                continue;
            }

            var question = api.AssetQuestion(repository, file, request.Token);
            var (text, answer) = await downloader.TextAsync(question, cancellationToken).ConfigureAwait(false);
            if (text is null)
            {
                return (null, answer.Problem);
            }

            var (checksums, problem) = name == ChecksumsName ? Checksums.Parse(text, name) : Checksums.ParseSidecar(text, name, asset.Name);
            if (checksums is null)
            {
                return (null, problem);
            }

            if (checksums.Find(asset.Name) is { } digest)
            {
                return (new(digest, name), null);
            }
        }

        return (null, Problem.Of(
            ProblemCodes.ChecksumMissing,
            $"The release '{Printable.Of(release.Tag)}' says nowhere what '{asset.Name}' has to be: it needs a line in {ChecksumsName} or an asset '{asset.Name}.sha256'.",
            asset.Name));
    }

    /// <summary>What the caller recorded, or the destination remembers, is what the asset has to be for ever.</summary>
    private static Problem? Rewritten(ReleaseIdentity release, GitHubAsset asset, ExpectedDigest expected, string? recorded)
    {
        var found = ContentDigest.OrNone(asset.Digest) is { } told && !string.Equals(told, recorded, StringComparison.Ordinal) ? told : expected.Digest;
        return RewrittenRelease.Problem(release, recorded, found);
    }

    /// <summary>What GitHub itself computed when the asset came has to be what the checksum says.</summary>
    private static Problem? Contradiction(ReleaseIdentity release, GitHubAsset asset, ExpectedDigest expected) =>
        ContentDigest.OrNone(asset.Digest) is not { } found || string.Equals(found, expected.Digest, StringComparison.Ordinal) ? null : Problem.Of(
            ProblemCodes.SourceDigestMismatch,
            $"'{release.Asset}' of the release '{Printable.Of(release.Tag)}' has the digest {found}; '{expected.Source}' says {expected.Digest}. Nothing was downloaded.",
            release.Asset) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["digest_expected"] = expected.Digest, ["digest_found"] = found, ["digest_source"] = expected.Source },
        };
}

using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Handoff;
using PluginKit.Bundles.Signatures;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Sources.Staging;

namespace PluginKit.Bundles.Releases;

/// <summary>Fetches bundles: finds one, downloads it to staging, holds it to its checksum and its signature, and installs it as a local archive is installed.</summary>
public sealed class HandoffFetcher
{
    private readonly HandoffInstaller _installer;
    private readonly StagingArea _staging;
    private readonly UrlOrigin _urls;
    private readonly ReleaseOrigin _releases;
    private readonly BundleDownload _download;
    private readonly HandoffReceipts _receipts;

    internal HandoffFetcher(HandoffInstaller installer, StagingArea staging, UrlOrigin urls, ReleaseOrigin releases, BundleDownload download, HandoffReceipts receipts)
    {
        _installer = installer;
        _staging = staging;
        _urls = urls;
        _releases = releases;
        _download = download;
        _receipts = receipts;
    }

    /// <summary>Fetches a bundle and installs it. Uses the network, and starts no process.</summary>
    /// <param name="request">Which bundle, and where to.</param>
    /// <param name="progress">Gets to know how many bytes have come.</param>
    /// <param name="cancellationToken">Stops the work as long as nothing is in place; nothing is left then.</param>
    /// <returns>
    /// What it came to; <c>download</c> says from where and what it was held to, and <c>verification_level</c> is never more than that. Problems beside those of an install: <c>usage</c>
    /// with <c>details.option</c>, <c>download_refused</c>, <c>source_unreachable</c>, <c>source_auth_required</c>, <c>source_not_found</c>, <c>source_not_content</c>, <c>source_limit_exceeded</c>,
    /// <c>rate_limited</c>, <c>checksum_missing</c>, <c>checksum_invalid</c>, <c>source_digest_mismatch</c>, <c>release_not_found</c>, <c>release_is_draft</c>, <c>release_asset_not_found</c>,
    /// <c>release_asset_ambiguous</c>, <c>identity_rewritten</c>, those of what bundles are not for, and those of signatures (warnings where none is required).
    /// </returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<HandoffResultDocument> FetchAsync(HandoffFetchRequest request, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = request.Url is { } url ? ShownAddress.Of(url) : request.Repository ?? string.Empty;
        if (FetchUsage.Check(request) is { } fault)
        {
            return HandoffAnswers.Failed(HandoffResultDocument.Fetch, asked, [fault]);
        }

        var (origin, problem) = request.Url is not null
            ? await _urls.FindAsync(request, cancellationToken).ConfigureAwait(false)
            : await _releases.FindAsync(request, Remembered(request), cancellationToken).ConfigureAwait(false);
        if (origin is null)
        {
            return HandoffAnswers.Failed(HandoffResultDocument.Fetch, asked, [problem!]);
        }

        var (folder, full) = _staging.TryOpen(asked);
        if (folder is null)
        {
            return HandoffAnswers.Failed(HandoffResultDocument.Fetch, asked, [full!]);
        }

        using (folder)
        {
            var (bundle, signature, problems) = await _download.FetchAsync(origin, request.RequireSignature, folder, progress, cancellationToken).ConfigureAwait(false);
            return bundle is null
                ? HandoffAnswers.Failed(HandoffResultDocument.Fetch, asked, problems) with { Download = Told(origin, signature), Signature = signature.State, SignatureKey = signature.KeyId }
                : await InstallAsync(request, asked, bundle, problems, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What this destination remembers. Digits of the caller count instead: whoever gives them has looked.</summary>
    private HandoffReceipt? Remembered(HandoffFetchRequest request) => IsHeldToReceipt(request) ? _receipts.Read(request.Destination).Receipt : null;

    private static bool IsHeldToReceipt(HandoffFetchRequest request) => request is { RecordedDigest: null, Sha256: null };

    private async Task<HandoffResultDocument> InstallAsync(
        HandoffFetchRequest request, string asked, FetchedBundle bundle, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var address = ShownAddress.Of(bundle.Origin.Bundle.Address);
        var installed = await _installer.InstallAsync(
            new()
            {
                Archive = bundle.Path,
                Destination = request.Destination,
                Force = request.Force,
                ExpectedDigest = bundle.Origin.Expected.Digest,
                ExpectedPlatform = request.Platform,
                ExpectedRuntime = request.Runtime,
                Origin = new(address, bundle.Signature) { Digest = bundle.Origin.Expected.Digest, Release = bundle.Origin.Release, IsHeldToReceipt = IsHeldToReceipt(request) },
            },
            cancellationToken).ConfigureAwait(false);

        // What was staged is gone in a moment; people are told of where it came from.
        IReadOnlyList<Problem> all = [.. problems, .. installed.Problems.Select(problem => Retold(problem, bundle.Path, address))];
        return installed with
        {
            RequestedSourceRef = asked,
            Operation = HandoffResultDocument.Fetch,
            Summary = installed.Summary.Replace(bundle.Path, address, StringComparison.Ordinal),
            Archive = new() { Path = address, Bytes = bundle.Bytes, Digest = bundle.Origin.Expected.Digest },
            Problems = all,
            Warnings = HandoffAnswers.Warnings(all),
            Download = Told(bundle.Origin, bundle.Signature),
        };
    }

    private static Problem Retold(Problem problem, string staged, string address) => problem with
    {
        Message = problem.Message.Replace(staged, address, StringComparison.Ordinal),
        Path = problem.Path?.Replace(staged, address, StringComparison.Ordinal),
    };

    private static HandoffDownload Told(FetchOrigin origin, SignatureVerdict signature) => new()
    {
        Address = ShownAddress.Of(origin.Bundle.Address),
        Repository = origin.Release?.Repository,
        Tag = origin.Release?.Tag,
        Asset = origin.Release?.Asset,
        ChecksumSource = origin.Expected.Source,
        Signature = signature.State,
        SignatureKey = signature.KeyId,
    };
}

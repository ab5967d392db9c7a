using Microsoft.Extensions.Options;
using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Registration;
using PluginKit.Bundles.Signatures;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Sources.Staging;

namespace PluginKit.Bundles.Releases;

/// <summary>Brings a bundle to staging, held to its checksum and its signature. What fails leaves with the staging folder.</summary>
internal sealed class BundleDownload(Downloader downloader, BundleSignatures signatures, IDisk disk, IOptions<BundlesOptions> options)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string FileName = "bundle.tar.gz";

    /// <returns>The bundle unless a problem stops it, what its signature is worth, and problems or warnings.</returns>
    public async Task<(FetchedBundle? Bundle, SignatureVerdict Signature, IReadOnlyList<Problem> Problems)> FetchAsync(
        FetchOrigin origin, bool requireSignature, StagingFolder staging, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var path = staging.File(FileName);
        var downloaded = await ToFileAsync(origin, path, progress, cancellationToken).ConfigureAwait(false);
        if (downloaded.Problem is { } problem)
        {
            return (null, SignatureVerdicts.NotChecked, [problem]);
        }

        if (!string.Equals(downloaded.Digest, origin.Expected.Digest, StringComparison.Ordinal))
        {
            return (null, SignatureVerdicts.NotChecked, [origin.Expected.Mismatch(origin.Bundle.Address, downloaded.Digest)]);
        }

        var (verdict, failure) = await SignatureAsync(origin, path, downloaded.Digest, requireSignature, cancellationToken).ConfigureAwait(false);
        if (failure is not null)
        {
            return (null, SignatureVerdicts.NotChecked, [failure]);
        }

        var judged = signatures.Judge(verdict, requireSignature);
        return judged is { IsError: true }
            ? (null, verdict, [judged])
            : (new(origin, path, downloaded.Bytes, verdict), verdict, judged is null ? [] : [judged]);
    }

    private async Task<Downloaded> ToFileAsync(FetchOrigin origin, string path, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            var file = disk.CreateNew(path, Private);
            await using var written = file.ConfigureAwait(false);
            return await downloader.DownloadAsync(origin.Bundle, ContentKind.Gzip, file, options.Value.Handoff.MaxArchiveBytes, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new() { Problem = Problem.Of(ProblemCodes.WriteFailed, $"'{origin.Bundle.Name}' could not be kept: {exception.Message}", path) };
        }
    }

    private async Task<(SignatureVerdict Verdict, Problem? Failure)> SignatureAsync(
        FetchOrigin origin, string path, string digest, bool requireSignature, CancellationToken cancellationToken)
    {
        if (!signatures.Matter(requireSignature))
        {
            return (SignatureVerdicts.NotChecked, null);
        }

        byte[]? bytes = null;
        if (origin.Signature is { } question)
        {
            using var buffer = new MemoryStream();
            var answer = await downloader.DownloadAsync(question, ContentKind.Signature, buffer, LocalSignature.MaxBytes, progress: null, cancellationToken).ConfigureAwait(false);
            if (answer.Problem is not null && !answer.IsAbsent)
            {
                return (SignatureVerdicts.NotChecked, answer.Problem);
            }

            bytes = answer.IsAbsent ? null : buffer.ToArray();
        }

        var signed = new SignedContent(origin.Bundle.Name, digest, () => disk.OpenRead(path));
        return (await signatures.VerifyAsync(signed, bytes, cancellationToken).ConfigureAwait(false), null);
    }
}

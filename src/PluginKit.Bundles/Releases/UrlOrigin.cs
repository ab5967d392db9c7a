using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Handoff;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Releases;

/// <summary>Finds out what the bundle under an address must be: by the digits of the caller, or by the sidecar beside it.</summary>
internal sealed class UrlOrigin(Downloader downloader)
{
    public async Task<(FetchOrigin? Origin, Problem? Problem)> FindAsync(HandoffFetchRequest request, CancellationToken cancellationToken)
    {
        var url = new Uri(request.Url!);
        var name = Uri.UnescapeDataString(url.Segments[^1]);
        var bundle = new HttpQuestion(url, Printable.Of(name));
        var signature = new HttpQuestion(Beside(url, ".sig"), Printable.Of(name) + ".sig");
        if (request.Sha256 is { } digits)
        {
            return (new(bundle, new(Checksums.DigestOf(digits)!, ExpectedDigest.OfCaller)) { Signature = signature }, null);
        }

        var sidecar = new HttpQuestion(Beside(url, HandoffSidecar.Ending), Printable.Of(name) + HandoffSidecar.Ending);
        var shown = ShownAddress.Of(sidecar.Address);
        var (text, answer) = await downloader.TextAsync(sidecar, cancellationToken).ConfigureAwait(false);
        if (text is null)
        {
            return (null, !answer.IsAbsent ? answer.Problem : Problem.Of(
                ProblemCodes.ChecksumMissing, $"There is no '{shown}', and no --sha256 was given: nothing says what '{ShownAddress.Of(url)}' has to be.", shown));
        }

        var (checksums, problem) = Checksums.ParseSidecar(text, shown, name);
        return checksums is null ? (null, problem)
            : checksums.Find(name) is { } digest ? (new(bundle, new(digest, shown)) { Signature = signature }, null)
            : (null, Problem.Of(ProblemCodes.ChecksumMissing, $"'{shown}' has no line for exactly this name.", shown));
    }

    /// <summary>The same address with an ending at its path; the query stays.</summary>
    private static Uri Beside(Uri url, string ending) => new UriBuilder(url) { Path = url.AbsolutePath + ending, Fragment = string.Empty }.Uri;
}

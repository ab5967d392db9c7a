using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Handoff;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;
using PluginKit.Sources.Git;

namespace PluginKit.Bundles.Releases;

/// <summary>What belongs together in a request, and what excludes each other. Problems name the option as the command line spells it.</summary>
internal static class FetchUsage
{
    public static Problem? Check(HandoffFetchRequest request) =>
        Destination(request)
        ?? (request.Url is not null ? OfUrl(request) : OfRelease(request))
        ?? Digests(request)
        ?? Boundary(request);

    public static Problem Usage(string option, string message) =>
        Problem.Of(ProblemCodes.Usage, message) with { Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["option"] = option } };

    private static Problem? Destination(HandoffFetchRequest request) =>
        string.IsNullOrEmpty(request.Destination) || !Path.IsPathFullyQualified(request.Destination) ? Usage("--dest", "--dest has to be given, as an absolute path.") : null;

    private static Problem? OfUrl(HandoffFetchRequest request)
    {
        (string Option, bool IsGiven)[] forbidden =
        [
            ("owner/repo", request.Repository is not null), ("--tag", request.Tag is not null), ("--latest", request.Latest), ("--asset-name", request.AssetName is not null),
            ("--platform", request.Platform is not null), ("--runtime", request.Runtime is not null),
            ("--recorded-digest", request.RecordedDigest is not null),
        ];
        if (Array.Find(forbidden, static option => option.IsGiven).Option is { } wrong)
        {
            return Usage(wrong, $"{wrong} belongs to a release and not to --url.");
        }

        return Uri.TryCreate(request.Url, UriKind.Absolute, out var url) && url.Host.Length > 0 && url.AbsolutePath.EndsWith(AssetChoice.ArchiveEnding, StringComparison.Ordinal)
            ? null
            : Usage("--url", $"--url takes the https address of a {AssetChoice.ArchiveEnding} file.");
    }

    private static Problem? OfRelease(HandoffFetchRequest request) => request switch
    {
        { Repository: null } => Usage("owner/repo", "Either owner/repo or --url has to be given."),
        _ when RepositoryName.TryParse(request.Repository) is null => Usage("owner/repo", $"'{Printable.Of(request.Repository)}' is not of the form owner/repo."),
        { Tag: null, Latest: false } => Usage("--tag", "--tag or --latest has to be given with owner/repo."),
        { Tag: not null, Latest: true } => Usage("--latest", "--tag and --latest exclude each other."),
        { Tag: { } tag } when GitRevisions.Violation(tag) is { } reason => Usage("--tag", $"--tag '{Printable.Of(tag)}' cannot be one: it {reason}."),
        { Platform: not null, Runtime: null } => Usage("--runtime", "--platform needs --runtime."),
        { Platform: null, Runtime: not null } => Usage("--platform", "--runtime needs --platform."),
        { AssetName: { } name } when !name.EndsWith(AssetChoice.ArchiveEnding, StringComparison.Ordinal) => Usage("--asset-name", $"--asset-name takes the name of a {AssetChoice.ArchiveEnding} file."),
        _ => null,
    };

    private static Problem? Digests(HandoffFetchRequest request)
    {
        if (request.Sha256 is not null && Checksums.DigestOf(request.Sha256) is null)
        {
            return Usage("--sha256", "--sha256 takes the 64 hex digits of a SHA-256.");
        }

        return request.RecordedDigest is not null && ContentDigest.OrNone(request.RecordedDigest) is null
            ? Usage("--recorded-digest", "--recorded-digest takes sha256: and the 64 hex digits that an earlier fetch told.")
            : null;
    }

    /// <summary>What no release has a bundle of is told as what it is, and not as an asset that is missing.</summary>
    private static Problem? Boundary(HandoffFetchRequest request) =>
        request is { Platform: { } platform, Runtime: { } runtime } ? HandoffBoundary.OfRequest(platform, runtime) : null;
}

using System.Globalization;
using PluginKit.Bundles.Downloads;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Releases;

/// <summary>Looks for the releases of a repository.</summary>
internal sealed class GitHubReleases(GitHubApi api)
{
    private const int PageSize = 100;
    private const int MaxPages = 10;

    /// <summary>The published release of a tag.</summary>
    public async Task<(GitHubRelease? Release, Problem? Problem)> ByTagAsync(RepositoryName repository, string tag, AccessToken? token, CancellationToken cancellationToken)
    {
        var answer = await api.GetAsync($"repos/{repository}/releases/tags/{Uri.EscapeDataString(tag)}", GitHubJsonContext.Default.GitHubRelease, token, cancellationToken).ConfigureAwait(false);
        return Shown(answer, repository, $"release '{Printable.Of(tag)}'", token) switch
        {
            ({ } release, _) when !string.Equals(release.Tag, tag, StringComparison.Ordinal) =>
                (null, Problem.Of(ProblemCodes.ReleaseNotFound, $"'{repository}' answered with the release '{Printable.Of(release.Tag)}' when '{Printable.Of(tag)}' was asked for.", repository.ToString())),
            var found => found,
        };
    }

    /// <summary>The latest published release that is no prerelease.</summary>
    public async Task<(GitHubRelease? Release, Problem? Problem)> LatestAsync(RepositoryName repository, AccessToken? token, CancellationToken cancellationToken)
    {
        var answer = await api.GetAsync($"repos/{repository}/releases/latest", GitHubJsonContext.Default.GitHubRelease, token, cancellationToken).ConfigureAwait(false);
        return Shown(answer, repository, "latest release (prereleases do not count)", token) switch
        {
            ({ IsPrerelease: true }, _) => (null, NotFound(repository, "latest release (prereleases do not count)", token)),
            var found => found,
        };
    }

    /// <summary>All releases of a tag, drafts included: what publishing continues with.</summary>
    public async Task<(IReadOnlyList<GitHubRelease>? Releases, Problem? Problem)> WithTagAsync(RepositoryName repository, string tag, AccessToken token, CancellationToken cancellationToken)
    {
        var found = new List<GitHubRelease>();
        for (var page = 1; page <= MaxPages; page++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"repos/{repository}/releases?per_page={PageSize}&page={page}");
            var answer = await api.GetAsync(path, GitHubJsonContext.Default.IReadOnlyListGitHubRelease, token, cancellationToken).ConfigureAwait(false);
            if (!answer.IsOk)
            {
                return (null, answer.IsAbsent ? NotFound(repository, "place for releases", token) : answer.Problem);
            }

            found.AddRange(answer.Value.OfType<GitHubRelease>().Where(release => string.Equals(release.Tag, tag, StringComparison.Ordinal)));
            if (answer.Value.Count < PageSize)
            {
                break;
            }
        }

        return (found, null);
    }

    private static (GitHubRelease? Release, Problem? Problem) Shown(GitHubAnswer<GitHubRelease> answer, RepositoryName repository, string what, AccessToken? token) => answer switch
    {
        { IsAbsent: true } => (null, NotFound(repository, what, token)),
        { Value: null } => (null, answer.Problem),
        { Value.IsDraft: true } => (null, Problem.Of(
            ProblemCodes.ReleaseIsDraft, $"The release '{Printable.Of(answer.Value.Tag)}' of '{repository}' is a draft, which its author may still change.", repository.ToString())),
        _ => (answer.Value, null),
    };

    private static Problem NotFound(RepositoryName repository, string what, AccessToken? token) => Problem.Of(
        ProblemCodes.ReleaseNotFound,
        token is null
            ? $"'{repository}' has no {what}, or is private: then a token is needed."
            : $"'{repository}' has no {what} that the token may see.",
        repository.ToString());
}

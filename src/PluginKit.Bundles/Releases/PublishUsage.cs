using PluginKit.Bundles.Handoff;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;
using PluginKit.Sources.Git;

namespace PluginKit.Bundles.Releases;

/// <summary>What a request to publish has to have. Problems name the option as the command line spells it.</summary>
internal static class PublishUsage
{
    public static Problem? Check(HandoffPublishRequest request) => request switch
    {
        { Root: not { Length: > 0 } } => FetchUsage.Usage("root", "The project has to be given."),
        _ when !Path.IsPathFullyQualified(request.Root) => FetchUsage.Usage("root", "The project has to be given as an absolute path."),
        { Platform: not { Length: > 0 } } => FetchUsage.Usage("--platform", "--platform has to be given."),
        _ when HandoffBoundary.OfPlatform(request.Platform, request.Root) is { } beyond => beyond,
        { Repository: not { Length: > 0 } } => FetchUsage.Usage("--repo", "--repo has to be given."),
        _ when RepositoryName.TryParse(request.Repository) is null => FetchUsage.Usage("--repo", $"--repo '{Printable.Of(request.Repository)}' is not of the form owner/repo."),
        { Tag: not { Length: > 0 } } => FetchUsage.Usage("--tag", "--tag has to be given."),
        _ when GitRevisions.Violation(request.Tag) is { } reason => FetchUsage.Usage("--tag", $"--tag '{Printable.Of(request.Tag)}' cannot be one: it {reason}."),
        { Token: null } => Problem.Of(ProblemCodes.SourceAuthRequired, $"Publishing to '{request.Repository}' needs a token that may write its releases (GITHUB_TOKEN or GH_TOKEN).", request.Repository),
        _ => null,
    };
}

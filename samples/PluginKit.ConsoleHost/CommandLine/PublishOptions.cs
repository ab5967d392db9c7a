using System.CommandLine;
using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Releases;

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>What a publication is told. What is missing is the library's to say.</summary>
internal sealed class PublishOptions
{
    private readonly Argument<string> _root = new("ROOT") { Description = "The project", DefaultValueFactory = static _ => "." };
    private readonly Option<string?> _platform = new("--platform") { Description = "codex-runtime or claude", HelpName = "PLATFORM" };
    private readonly Option<string?> _repository = new("--repo") { Description = "The repository with the release", HelpName = "OWNER/REPO" };
    private readonly Option<string?> _tag = new("--tag") { Description = "Tag of the release, which is made when there is none", HelpName = "TAG" };
    private readonly Option<bool> _draft = new("--draft") { Description = "Leave a draft a draft" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace another asset of the same name" };

    public Symbol[] All => [_root, _platform, _repository, _tag, _draft, _force];

    public HandoffPublishRequest Read(ParseResult parsed, string currentDirectory, AccessToken? token) => new()
    {
        Root = HostOptions.Absolute(parsed.GetValue(_root), currentDirectory) ?? string.Empty,
        Platform = parsed.GetValue(_platform) ?? string.Empty,
        Repository = parsed.GetValue(_repository) ?? string.Empty,
        Tag = parsed.GetValue(_tag) ?? string.Empty,
        Draft = parsed.GetValue(_draft),
        Force = parsed.GetValue(_force),
        Token = token,
    };
}

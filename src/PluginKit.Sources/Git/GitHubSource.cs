using Microsoft.Extensions.Options;
using PluginKit.Contracts.Documents;
using PluginKit.Platform.Trees;
using PluginKit.Sources.Archives;
using PluginKit.Sources.Registration;
using PluginKit.Sources.Staging;

namespace PluginKit.Sources.Git;

/// <summary><c>[github:]owner/repo[@ref][//folder]</c>.</summary>
internal sealed class GitHubSource(IGitClient git, PackageTrees trees, ArchiveExtraction extraction, StagingArea staging, IOptions<SourcesOptions> options)
    : GitSource(SourceKinds.GitHubRepositoryPath, git, trees, extraction, staging, options.Value)
{
    private readonly GitOptions _options = options.Value.Git;

    protected override GitReference? Parse(string reference) => GitReference.OfGitHub(reference, _options);
}

using Microsoft.Extensions.Options;
using PluginKit.Contracts.Documents;
using PluginKit.Platform.Trees;
using PluginKit.Sources.Archives;
using PluginKit.Sources.Registration;
using PluginKit.Sources.Staging;

namespace PluginKit.Sources.Git;

/// <summary><c>https://host/path.git</c>, <c>ssh://host/path.git</c> or <c>git@host:path.git</c>, with an optional <c>#ref</c>.</summary>
internal sealed class GitUrlSource(IGitClient git, PackageTrees trees, ArchiveExtraction extraction, StagingArea staging, IOptions<SourcesOptions> options)
    : GitSource(SourceKinds.GitUrl, git, trees, extraction, staging, options.Value)
{
    private readonly GitOptions _options = options.Value.Git;

    protected override GitReference? Parse(string reference) => GitReference.OfUrl(reference, _options);
}

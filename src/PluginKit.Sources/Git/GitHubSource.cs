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
    private readonly string _server = options.Value.Git.GitHubAddress;
    private readonly string _host = HostOf(options.Value.Git.GitHubAddress);

    protected override GitReference? Parse(string reference) => GitReference.OfGitHub(reference, _server, _host);

    /// <summary>Once: a catalog asks for every entry whether its reference is one of these.</summary>
    private static string HostOf(string server) =>
        !Uri.TryCreate(server, UriKind.Absolute, out var address) ? server : address.Host.Length == 0 ? "file" : address.Host;
}

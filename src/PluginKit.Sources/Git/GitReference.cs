using PluginKit.Contracts.Documents;
using PluginKit.Platform.Trees;
using PluginKit.Sources.References;

namespace PluginKit.Sources.Git;

/// <summary>A reference to a package in a repository, taken apart. Only addresses of allowed protocols become one.</summary>
/// <param name="Kind">See <see cref="SourceKinds"/>.</param>
/// <param name="Value">The reference as it is recorded.</param>
/// <param name="Remote">The repository.</param>
/// <param name="Canonical">What is recorded before the commit of a resolved reference.</param>
/// <param name="Revision">Branch, tag or commit, when one was given.</param>
/// <param name="Folder">Folder of the package, when one was given.</param>
internal sealed record GitReference(string Kind, string Value, GitRemote Remote, string Canonical, string? Revision, string? Folder)
{
    private const string GitHubPrefix = "github:";

    /// <summary>Takes <c>[github:]owner/repo[@ref][//folder]</c> apart.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="server">What stands before <c>owner/repo.git</c>.</param>
    /// <param name="host">The host in that.</param>
    public static GitReference? OfGitHub(string reference, string server, string host)
    {
        if (SourceReferences.FormOf(reference) != ReferenceForm.GitHubPath)
        {
            return null;
        }

        var text = reference.StartsWith(GitHubPrefix, StringComparison.Ordinal) ? reference[GitHubPrefix.Length..] : reference;
        var split = text.IndexOf("//", StringComparison.Ordinal);
        var (head, folder) = split < 0 ? (text, null) : (text[..split], text[(split + 2)..]);
        var at = head.LastIndexOf('@');
        var (name, revision) = at < 0 ? (head, null) : (head[..at], head[(at + 1)..]);
        return folder is not null && PortableName.PathViolation(folder) is not null
            ? null
            : new(
                SourceKinds.GitHubRepositoryPath,
                GitHubPrefix + text,
                new($"{server}{WithoutEnding(name)}.git", host),
                "https://github.com/" + WithoutEnding(name),
                revision,
                folder);
    }

    /// <summary>Takes a Git URL with an optional <c>#ref</c> or <c>#ref=ref</c> apart.</summary>
    public static GitReference? OfUrl(string reference, GitOptions options)
    {
        if (SourceReferences.IsOutOfBounds(reference))
        {
            return null;
        }

        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var (address, fragment) = hash < 0 ? (reference, null) : (reference[..hash], reference[(hash + 1)..]);
        var revision = fragment is not null && fragment.StartsWith("ref=", StringComparison.Ordinal) ? fragment[4..] : fragment;
        return HostOf(address, options) is { } host && revision is not ""
            ? new(SourceKinds.GitUrl, reference, new(address, host), address, revision, null)
            : null;
    }

    private static string? HostOf(string address, GitOptions options)
    {
        if (GitReferences.IsUrl(address))
        {
            var host = address.StartsWith("git@", StringComparison.Ordinal) ? address[4..address.IndexOf(':', StringComparison.Ordinal)] : new Uri(address).Host;

            // CVE-2017-1000117: a host that ssh would take for an option.
            return host.StartsWith('-') ? null : host;
        }

        return address.EndsWith(".git", StringComparison.Ordinal) && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.Query.Length == 0
            ? (uri.Scheme == Uri.UriSchemeFile && uri.Host.Length == 0 && options.AllowFiles) || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && options.AllowLoopbackHttp)
                ? uri.Host.Length == 0 ? "file" : uri.Host
                : null
            : null;
    }

    private static string WithoutEnding(string name) => name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name;
}

using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;

namespace PluginKit.Sources.Git;

/// <summary>
/// What PluginKit needs of Git. Registered is one that runs the installed <c>git</c>; another one (over a library) is registered in its place. Whatever a
/// repository holds, nothing of it is executed, and no prompt is shown. Problems name the host and never contain a secret.
/// </summary>
public interface IGitClient
{
    /// <summary>Finds the commit of a branch, a tag or the default branch.</summary>
    /// <param name="remote">The repository.</param>
    /// <param name="revision">A branch, a tag, a full name (<c>refs/…</c>) or a full commit id, which is given back as it is; <see langword="null"/> for the default branch.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// The commit id in lower case; or <c>git_revision_invalid</c> (no such name can exist), <c>git_revision_not_found</c>, <c>git_revision_ambiguous</c> (a branch and
    /// a tag of the same name), <c>git_missing</c>, <c>source_not_found</c>, <c>source_auth_required</c>, <c>source_unreachable</c> or <c>source_not_content</c>.
    /// </returns>
    Task<GitCommit> ResolveAsync(GitRemote remote, string? revision, CancellationToken cancellationToken);

    /// <summary>Brings a commit to this machine, without its history where the server allows; does nothing when it is here.</summary>
    /// <param name="remote">The repository.</param>
    /// <param name="commit">A full commit id.</param>
    /// <param name="progress">Told how far it is, on arbitrary threads and only when a number changes; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns><see langword="null"/>, or the problem: as for <see cref="ResolveAsync"/>, and <c>source_limit_exceeded</c>, <c>busy</c>.</returns>
    Task<Problem?> FetchAsync(GitRemote remote, string commit, IProgress<FetchProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Writes the files of a folder of a fetched commit into a tar file, as they are in the repository: no filter, no ending of lines, no attribute changes them.</summary>
    /// <param name="remote">The repository.</param>
    /// <param name="commit">A full commit id that was fetched.</param>
    /// <param name="folder">The folder, with forward slashes; <see langword="null"/> for everything.</param>
    /// <param name="file">The tar file, an absolute path; it must not exist.</param>
    /// <param name="progress">Told how far the fetch of files is that did not come with the commit; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns><see langword="null"/>, or the problem: <c>source_not_found</c> (there is no such folder), <c>source_unsafe_entry</c> (a submodule is in it), <c>source_limit_exceeded</c>.</returns>
    Task<Problem?> PackAsync(GitRemote remote, string commit, string? folder, string file, IProgress<FetchProgress>? progress, CancellationToken cancellationToken);
}

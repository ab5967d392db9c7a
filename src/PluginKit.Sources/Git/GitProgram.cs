using Microsoft.Extensions.Options;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Locks;
using PluginKit.Platform.Processes;
using PluginKit.Platform.Text;
using PluginKit.Platform.Trees;
using PluginKit.Sources.Registration;

namespace PluginKit.Sources.Git;

/// <summary>
/// Git through the installed program. There is never a checkout: what is needed of a commit comes out of a bare mirror as a tar file, so that hooks, filters,
/// attributes, links and submodules have no place to act.
/// </summary>
public sealed class GitProgram : IGitClient, IDisposable
{
    /// <summary>The strongest place for attributes; it takes all those away by which a repository changes what comes out of it.</summary>
    private const string Attributes = "* -text -ident -filter -export-ignore -export-subst -working-tree-encoding -diff -merge\n";

    private static readonly TimeSpan s_wait = TimeSpan.FromMinutes(2);

    private readonly IDisk _disk;
    private readonly MachineLock _locks;
    private readonly GitCommand _git;
    private readonly GitTransfer _transfer;
    private readonly GitMirrors _mirrors;
    private readonly SourcesOptions _options;

    /// <summary>Uses the git of a machine.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="time">The clock.</param>
    /// <param name="runner">Starts git.</param>
    /// <param name="locator">Finds git.</param>
    /// <param name="environment">The machine.</param>
    /// <param name="options">How Git is used.</param>
    public GitProgram(IDisk disk, TimeProvider time, IProcessRunner runner, IProgramLocator locator, HostEnvironment environment, IOptions<SourcesOptions> options)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(options);
        _disk = disk ?? throw new ArgumentNullException(nameof(disk));
        _locks = new(disk, time);
        _options = options.Value;
        _git = new(runner, locator, environment, options.Value.Git);
        _transfer = new(_git, disk, time, options.Value.Git);
        _mirrors = new(disk, time, environment, options);
    }

    /// <inheritdoc/>
    public async Task<GitCommit> ResolveAsync(GitRemote remote, string? revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(remote);
        if (revision is not null && GitRevisions.IsCommit(revision))
        {
            return GitCommit.Of(revision.ToLowerInvariant());
        }

        if (revision is not null && GitRevisions.Violation(revision) is { } reason)
        {
            return GitCommit.Failed(GitRevisions.Invalid(revision, reason));
        }

        string[] names = revision switch
        {
            null or "HEAD" => ["HEAD"],
            _ when revision.StartsWith("refs/", StringComparison.Ordinal) => [revision, revision + "^{}"],
            _ => [$"refs/heads/{revision}", $"refs/tags/{revision}", $"refs/tags/{revision}^{{}}"],
        };
        var (outcome, problem) = await _git.RunAsync(null, ["ls-remote", "--quiet", "--end-of-options", remote.Address, .. names], cancellationToken).ConfigureAwait(false);
        if (problem is not null || outcome is not { End: ProcessEnd.Exited, ExitCode: 0 })
        {
            return GitCommit.Failed(problem ?? GitProblems.Of(outcome!, remote));
        }

        var picked = GitRevisions.Pick(outcome.StandardOutput, revision is "HEAD" ? null : revision, remote);
        return picked.IsFound || outcome.StandardOutput.Length > 0 || await HasAnythingAsync(remote, cancellationToken).ConfigureAwait(false)
            ? picked
            : GitCommit.Failed(GitProblems.Nothing(remote));
    }

    /// <summary>A page to sign in passes for an old kind of repository without a branch.</summary>
    private async Task<bool> HasAnythingAsync(GitRemote remote, CancellationToken cancellationToken)
    {
        var (outcome, _) = await _git.RunAsync(null, ["ls-remote", "--quiet", "--end-of-options", remote.Address], cancellationToken).ConfigureAwait(false);
        return outcome?.StandardOutput.Length > 0;
    }

    /// <inheritdoc/>
    public async Task<Problem?> FetchAsync(GitRemote remote, string commit, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(remote);
        Commit(commit);
        if (await _git.UnusableAsync(cancellationToken).ConfigureAwait(false) is { } unusable)
        {
            return unusable;
        }

        var mirror = MirrorOf(remote, commit);
        var (held, busy) = await LockAsync(mirror, cancellationToken).ConfigureAwait(false);
        if (held is null)
        {
            return busy;
        }

        using (held)
        {
            if (await MadeAsync(mirror, commit, cancellationToken).ConfigureAwait(false) is { } unmade)
            {
                return unmade;
            }

            _mirrors.Use(mirror);
            return await HasAsync(mirror, commit, cancellationToken).ConfigureAwait(false)
                ? null
                : await _transfer.CommitAsync(mirror, remote, commit, RefOf(commit), progress, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task<Problem?> PackAsync(GitRemote remote, string commit, string? folder, string file, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(remote);
        Commit(commit);
        var mirror = MirrorOf(remote, commit);
        var tree = folder is null ? commit + "^{tree}" : $"{commit}:{folder}";
        var (listed, problem) = await _git.RunAsync(mirror, ["ls-tree", "-r", "-t", "-z", "--full-tree", "--end-of-options", tree], cancellationToken).ConfigureAwait(false);
        if (problem is not null)
        {
            return problem;
        }

        if (listed is not { End: ProcessEnd.Exited, ExitCode: 0 })
        {
            return listed!.End == ProcessEnd.TooMuchOutput ? GitListing.TooMany(remote, _options)
                : listed.End == ProcessEnd.TimedOut ? GitProblems.Of(listed, remote)
                : Problem.Of(ProblemCodes.SourceNotFound, $"'{remote.Address}' has no folder '{Printable.Of(folder ?? "/")}' at {commit}.", remote.Address);
        }

        var refused = GitListing.Refusal(listed.StandardOutput, remote, _options)
            ?? await FilesAsync(mirror, remote, tree, progress, cancellationToken).ConfigureAwait(false)
            ?? await TooLargeAsync(mirror, remote, tree, cancellationToken).ConfigureAwait(false);
        if (refused is not null)
        {
            return refused;
        }

        var (packed, _) = await _git.RunAsync(mirror, ["archive", "--format=tar", "--output=" + file, tree], cancellationToken).ConfigureAwait(false);
        return packed is { End: ProcessEnd.Exited, ExitCode: 0 } ? null : GitProblems.Of(packed!, remote);
    }

    /// <summary>Usually nothing is missing, and nobody has to wait. What is missing comes as one who writes into the mirror, after another look: others may be at it.</summary>
    private async Task<Problem?> FilesAsync(string mirror, GitRemote remote, string tree, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        if (!await _transfer.MayLackAsync(mirror, remote, tree, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var (held, busy) = await LockAsync(mirror, cancellationToken).ConfigureAwait(false);
        using (held)
        {
            return held is null ? busy : await _transfer.FilesAsync(mirror, remote, tree, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asked before the files are written out of the mirror, where they are packed and may be small.</summary>
    private async Task<Problem?> TooLargeAsync(string mirror, GitRemote remote, string tree, CancellationToken cancellationToken)
    {
        var (listed, problem) = await _git.RunAsync(mirror, ["ls-tree", "-r", "-l", "-z", "--full-tree", "--end-of-options", tree], cancellationToken).ConfigureAwait(false);
        return problem ?? (listed is { End: ProcessEnd.Exited, ExitCode: 0 } ? GitListing.TooLarge(listed.StandardOutput, remote, _options) : GitProblems.Of(listed!, remote));
    }

    private string MirrorOf(GitRemote remote, string commit) =>
        Path.Combine(_mirrors.Location, $"{ContentDigest.HexOf(ContentDigest.Of(System.Text.Encoding.UTF8.GetBytes(remote.Address)))![..32]}{(commit.Length == 64 ? "-sha256" : string.Empty)}{GitMirrors.Ending}");

    private async Task<(IDisposable? Held, Problem? Busy)> LockAsync(string mirror, CancellationToken cancellationToken)
    {
        var held = await _locks.AcquireAsync(GitMirrors.LockOf(mirror), "fetch", s_wait, null, cancellationToken).ConfigureAwait(false);
        return (held.Held, held.Problem);
    }

    private async Task<Problem?> MadeAsync(string mirror, string commit, CancellationToken cancellationToken)
    {
        var attributes = GitMirrors.AttributesOf(mirror);
        if (_disk.Stat(attributes) is { Kind: DiskEntryKind.File })
        {
            return null;
        }

        var format = commit.Length == 64 ? "--object-format=sha256" : "--object-format=sha1";
        var (made, problem) = await _git.RunAsync(null, ["init", "--quiet", "--bare", "--template=", format, "--end-of-options", mirror], cancellationToken).ConfigureAwait(false);
        if (problem is not null || made is not { End: ProcessEnd.Exited, ExitCode: 0 })
        {
            return problem ?? Problem.Of(ProblemCodes.WriteFailed, $"'{mirror}' cannot be made: {Printable.Of(made!.StandardError)}", mirror);
        }

        // Last: a mirror without it is not used.
        return new DurableFiles(_disk).Replace(attributes, System.Text.Encoding.UTF8.GetBytes(Attributes), new() { ExpectedDigest = ReplaceOptions.AnyContent, AllowedRoots = [_mirrors.Location] }).Problem;
    }

    private async Task<bool> HasAsync(string mirror, string commit, CancellationToken cancellationToken)
    {
        var (outcome, _) = await _git.RunAsync(mirror, ["rev-parse", "--quiet", "--verify", "--end-of-options", RefOf(commit)], cancellationToken).ConfigureAwait(false);
        return outcome is { End: ProcessEnd.Exited, ExitCode: 0 };
    }

    /// <inheritdoc/>
    public void Dispose() => _git.Dispose();

    private static string RefOf(string commit) => "refs/pluginkit/" + commit;

    private static void Commit(string commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (!GitRevisions.IsCommit(commit))
        {
            throw new ArgumentException($"'{commit}' is not a full commit id.", nameof(commit));
        }
    }
}

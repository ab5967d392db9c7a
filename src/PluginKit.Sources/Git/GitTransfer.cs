using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Platform.Trees;

namespace PluginKit.Sources.Git;

/// <summary>
/// What comes over the wire into a mirror, and how much of it. First everything but large files, in one request that serves all packages of a repository; of a repository that is
/// too large for that only the folders, and the files of a package when it is asked for. A server that knows no filter sends everything, up to the limit.
/// </summary>
internal sealed class GitTransfer(GitCommand git, IDisk disk, TimeProvider time, GitOptions options)
{
    // Plugins are text; what is larger is fetched for the package that has it.
    private const string WithoutLargeFiles = "blob:limit=1m";
    private const string WithoutFiles = "blob:none";

    // Arguments of one process are limited; the list of a plugin fits into one.
    private const int ObjectsPerRequest = 500;

    // Nothing is offered in exchange: a single commit without history and single files have nothing in common with what is here.
    private static readonly string[] Fetch =
        ["-c", "fetch.negotiationAlgorithm=noop", "fetch", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance", "--force"];

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    /// <summary>Brings a commit into a mirror that lacks it.</summary>
    public async Task<Problem?> CommitAsync(
        string mirror, GitRemote remote, string commit, string reference, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        var before = BytesIn(mirror);
        string[] wanted = ["--depth=1", "--end-of-options", remote.Address, $"{commit}:{reference}"];
        var (isStopped, problem) = await BringAsync(
            mirror, remote, commit, ["--filter=" + WithoutLargeFiles, .. wanted], Math.Min(options.SparseAboveBytes, options.MaxFetchBytes), progress, cancellationToken).ConfigureAwait(false);
        if (isStopped && options.SparseAboveBytes < options.MaxFetchBytes)
        {
            (isStopped, problem) = await BringAsync(mirror, remote, commit, ["--filter=" + WithoutFiles, .. wanted], options.MaxFetchBytes, progress, cancellationToken).ConfigureAwait(false);
        }

        return isStopped || BytesIn(mirror) - before > options.MaxFetchBytes ? TooMuch(mirror, remote) : problem;
    }

    /// <summary>Brings the files of a folder that were left out.</summary>
    public async Task<Problem?> FilesAsync(string mirror, GitRemote remote, string tree, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        var (missing, failed) = await MissingAsync(mirror, remote, tree, cancellationToken).ConfigureAwait(false);
        if (failed is not null)
        {
            return failed;
        }

        var before = BytesIn(mirror);
        foreach (var part in missing.Chunk(ObjectsPerRequest))
        {
            var (isStopped, problem) = await BringAsync(
                mirror, remote, tree, ["--filter=" + WithoutFiles, "--end-of-options", remote.Address, .. part], options.MaxFetchBytes, progress, cancellationToken).ConfigureAwait(false);
            if (isStopped || BytesIn(mirror) - before > options.MaxFetchBytes)
            {
                return TooMuch(mirror, remote);
            }

            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether files of a folder were left out, as far as that can be told beside somebody who fetches into the mirror at this moment: files come and go then, and
    /// the answer is yes.
    /// </summary>
    public async Task<bool> MayLackAsync(string mirror, GitRemote remote, string tree, CancellationToken cancellationToken)
    {
        try
        {
            var (missing, failed) = await MissingAsync(mirror, remote, tree, cancellationToken).ConfigureAwait(false);
            return missing.Count > 0 || failed is not null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Of a mirror that has everything nothing is asked.</summary>
    private async Task<(IReadOnlyList<string> Missing, Problem? Problem)> MissingAsync(string mirror, GitRemote remote, string tree, CancellationToken cancellationToken)
    {
        if (!disk.List(Packs(mirror)).Any(static entry => entry.Name.EndsWith(".promisor", StringComparison.Ordinal)))
        {
            return ([], null);
        }

        var (listed, problem) = await git.RunAsync(mirror, ["rev-list", "--objects", "--missing=print", "--end-of-options", tree], cancellationToken).ConfigureAwait(false);
        return problem is not null || listed is not { End: ProcessEnd.Exited, ExitCode: 0 }
            ? ([], problem ?? GitProblems.Of(listed!, remote))
            : ([.. listed.StandardOutput.Split('\n').Where(static line => line.StartsWith('?')).Select(static line => line[1..]).Where(GitRevisions.IsCommit)], null);
    }

    private async Task<(bool IsStopped, Problem? Problem)> BringAsync(
        string mirror, GitRemote remote, string what, IReadOnlyList<string> arguments, long most, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        DeleteUnfinished(mirror);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var limit = BytesIn(mirror) + most;
        var running = git.RunAsync(
            mirror, [.. Fetch, progress is null ? "--quiet" : "--progress", .. arguments], progress is null ? null : new GitProgress(progress).Read, stop.Token);
        var isStopped = await StopAsync(mirror, limit, running, stop).ConfigureAwait(false);
        try
        {
            var (outcome, problem) = await running.ConfigureAwait(false);
            return (false, problem is not null || outcome is not { End: ProcessEnd.Exited, ExitCode: 0 } ? problem ?? Refused(outcome!, remote, what) : null);
        }
        catch (OperationCanceledException) when (isStopped && !cancellationToken.IsCancellationRequested)
        {
            return (true, null);
        }
    }

    /// <summary>Watches what comes while it comes, as git itself has no limit for it, and stops it when it is too much.</summary>
    private async Task<bool> StopAsync(string mirror, long limit, Task running, CancellationTokenSource stop)
    {
#pragma warning disable VSTHRD003 // Started by the caller, which awaits it, too.
        while (await Task.WhenAny(running, Task.Delay(s_look, time, CancellationToken.None)).ConfigureAwait(false) != running)
#pragma warning restore VSTHRD003
        {
            if (BytesIn(mirror) > limit)
            {
                await stop.CancelAsync().ConfigureAwait(false);
                return true;
            }
        }

        return false;
    }

    private static Problem Refused(ProcessOutcome outcome, GitRemote remote, string what) =>
        outcome.StandardError.Contains("not our ref", StringComparison.Ordinal) || outcome.StandardError.Contains("unadvertised object", StringComparison.Ordinal)
            ? Problem.Of(ProblemCodes.GitRevisionNotFound, $"'{remote.Address}' has no commit {what}, or does not give away a single commit.", remote.Address)
            : GitProblems.Of(outcome, remote);

    /// <summary>The mirror goes: what is in it would not have to come again, and be let through.</summary>
    private Problem TooMuch(string mirror, GitRemote remote)
    {
        _ = new TreeRemoval(disk).Remove(mirror, mirror + GitMirrors.DeletedEnding);
        return Problem.Of(
            ProblemCodes.SourceLimitExceeded, $"'{remote.Address}' sends more than the {options.MaxFetchBytes} bytes allowed (GitOptions.MaxFetchBytes).", remote.Address);
    }

    /// <summary>What git leaves when it is stopped or killed. The mirror is locked by us, so that its own locks are nobody's.</summary>
    private void DeleteUnfinished(string mirror)
    {
        foreach (var (folder, entry) in disk.List(mirror).Where(static entry => entry.Name.EndsWith(".lock", StringComparison.Ordinal)).Select(entry => (mirror, entry))
            .Concat(disk.List(Packs(mirror)).Where(static entry => entry.Name.StartsWith("tmp_", StringComparison.Ordinal)).Select(entry => (Packs(mirror), entry))))
        {
            disk.DeleteFile(Path.Combine(folder, entry.Name));
        }
    }

    private long BytesIn(string mirror)
    {
        try
        {
            return disk.Stat(Packs(mirror)) is { Kind: DiskEntryKind.Directory } ? disk.List(Packs(mirror)).Sum(static entry => entry.Length) : 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Files come and go while git works.
            return 0;
        }
    }

    private static string Packs(string mirror) => Path.Combine(mirror, "objects", "pack");
}

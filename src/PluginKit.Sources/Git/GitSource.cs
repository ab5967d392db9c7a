using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Trees;
using PluginKit.Sources.Archives;
using PluginKit.Sources.Registration;
using PluginKit.Sources.Staging;

namespace PluginKit.Sources.Git;

/// <summary>Packages in Git repositories, by the two kinds of reference; the work is the same for both.</summary>
internal abstract class GitSource(string kind, IGitClient git, PackageTrees trees, ArchiveExtraction extraction, StagingArea staging, SourcesOptions options) : IPluginSource
{
    private const string TarFile = "tree.tar";

    public string Kind => kind;

    public bool UsesNetwork => true;

    public SourceReference? TryParse(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Parse(reference) is { } parsed ? new() { Kind = kind, Value = parsed.Value } : null;
    }

    public ValueTask<SourceResolution> ResolveAsync(SourceReference reference, CancellationToken cancellationToken) =>
        ResolveAsync(reference, null, null, cancellationToken);

    public ValueTask<SourceResolution> ResolveAsync(SourceReference reference, SourceSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return ResolveAsync(reference, session, null, cancellationToken);
    }

    /// <summary>References to one revision of one repository are resolved and fetched once in a session.</summary>
    public async ValueTask<SourceResolution> ResolveAsync(
        SourceReference reference, SourceSession? session, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (Parse(reference.Value) is not { } parsed)
        {
            return SourceResolution.Failed(Problem.Of(ProblemCodes.SourceUnsupported, $"A reference of the kind {kind} is expected.", reference.Value));
        }

        var fetched = session is null
            ? await FetchAsync(parsed, progress, cancellationToken).ConfigureAwait(false)
            : await session.ShareAsync($"{parsed.Remote.Address} {parsed.Revision}", making => FetchAsync(parsed, progress, making), cancellationToken).ConfigureAwait(false);
        return fetched.IsFound ? await PackageAsync(parsed, fetched, progress, cancellationToken).ConfigureAwait(false) : SourceResolution.Failed(fetched.Problem);
    }

    protected abstract GitReference? Parse(string reference);

    private async Task<GitCommit> FetchAsync(GitReference parsed, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        var commit = await git.ResolveAsync(parsed.Remote, parsed.Revision, cancellationToken).ConfigureAwait(false);
        return commit.IsFound && await git.FetchAsync(parsed.Remote, commit.Id, progress, cancellationToken).ConfigureAwait(false) is { } problem
            ? GitCommit.Failed(problem)
            : commit;
    }

    private async Task<SourceResolution> PackageAsync(GitReference parsed, GitCommit commit, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        var (folder, full) = staging.TryOpen(parsed.Value);
        if (folder is null)
        {
            return SourceResolution.Failed(full!);
        }

        var isKept = false;
        try
        {
            var file = folder.File(TarFile);
            if (await git.PackAsync(parsed.Remote, commit.Id!, parsed.Folder, file, progress, cancellationToken).ConfigureAwait(false) is { } problem)
            {
                return SourceResolution.Failed(problem);
            }

            var unpacked = extraction.Unpack(file, folder.Content, Limits(), cancellationToken: cancellationToken);
            if (!unpacked.IsOk)
            {
                return SourceResolution.Failed(About(unpacked.Problem, parsed, file));
            }

            var read = trees.Open(folder.Content, options.Limits, cancellationToken);
            isKept = read.IsOk;
            return read.IsOk
                ? SourceResolution.Of(
                    new StagedTree(read.Tree, folder),
                    new() { Kind = kind, Value = parsed.Value },
                    new() { Kind = SourceKinds.GitCommit, Value = $"{parsed.Canonical}@{commit.Id}" },
                    commit.IsTag,
                    parsed.Remote.Address)
                : SourceResolution.Failed(About(read.Problem, parsed, folder.Content));
        }
        finally
        {
            if (!isKept)
            {
                folder.Dispose();
            }
        }
    }

    /// <summary>The tar file is ours and not packed, so that only what is in it counts.</summary>
    private ArchiveLimits Limits() => options.Archives with { MaxArchiveBytes = long.MaxValue, Tree = options.Limits };

    /// <summary>The place of the staging means nothing to anybody.</summary>
    private static Problem About(Problem problem, GitReference parsed, string place) => problem with
    {
        Message = problem.Message.Replace(place, parsed.Value, StringComparison.Ordinal),
        Path = parsed.Value,
    };
}

using Microsoft.Extensions.Logging;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Managed;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Entries;
using PluginKit.Discovery.Matching;
using PluginKit.Discovery.Overlap;
using PluginKit.Platform.Disk;

namespace PluginKit.Discovery.Scanning;

/// <summary>Enumerate, leave out what is managed, relate to what exists universally: in this order, so that nothing is hidden by a guess.</summary>
internal sealed class NativeDiscovery(
    ScannerRun scanners,
    IDisk disk,
    HostEnvironment environment,
    DiscoveryOptions options,
    ILogger<NativeDiscovery> logger,
    IManagedInstallations? managed,
    IUniversalCandidates? universal) : IDiscovery
{
    public async ValueTask<DiscoveryDocument> DiscoverAsync(DiscoveryRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<Problem> problems = [];
        var targets = scanners.Select(request.Targets, problems);
        var workspaceRoot = WorkspaceRoots.Check(request.WorkspaceRoot, disk, environment, problems);
        var found = await scanners.RunAsync(targets, workspaceRoot, problems, cancellationToken).ConfigureAwait(false);
        var managedView = await ReadManagedAsync(problems, cancellationToken).ConfigureAwait(false);
        var candidates = await ReadUniversalAsync(problems, cancellationToken).ConfigureAwait(false);

        var overlap = new ManagedOverlap(managedView.Targets, new PathIdentity(disk, environment.Platform));
        var projection = new EntryProjection(options, new UniversalMatcher(options.ManualMappings, candidates), managedView.Problem is null);
        List<DiscoveryEntry> entries = [];
        var managedCount = 0;
        foreach (var (target, candidate) in found)
        {
            if (overlap.Unexplained(target, candidate) is { } native)
            {
                entries.Add(projection.Of(target, native));
            }
            else
            {
                managedCount++;
            }
        }

        return Document(request, entries, managedCount, problems);
    }

    private async ValueTask<ManagedInstallationsView> ReadManagedAsync(List<Problem> problems, CancellationToken cancellationToken)
    {
        if (managed is null)
        {
            return new([], null);
        }

        ManagedInstallationsView view;
        try
        {
            view = await managed.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the implementation throws, the plugins that sit in the clients are still there.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.ManagedStateFaulted(exception);
            view = new([], Problem.Of(ProblemCodes.ManagedStateUnavailable, $"Reading managed state failed with {exception.GetType().Name}."));
        }

        if (view.Problem is { } reason)
        {
            logger.ManagedStateUnavailable(reason.Code);
            problems.Add(Because(
                ProblemCodes.ManagedStateUnavailable, "Managed state could not be read; managed plugins may appear as native ones", reason));
        }

        return view;
    }

    private async ValueTask<IReadOnlyList<UniversalCandidate>> ReadUniversalAsync(List<Problem> problems, CancellationToken cancellationToken)
    {
        if (universal is null)
        {
            return [];
        }

        UniversalCandidatesView view;
        try
        {
            view = await universal.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A catalog that fails costs relations, never an entry.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.UniversalCandidatesFaulted(exception);
            view = new([], Problem.Of(ProblemCodes.UniversalCandidatesUnavailable, $"Reading the catalog failed with {exception.GetType().Name}."));
        }

        if (view.Problem is { } reason)
        {
            logger.UniversalCandidatesUnavailable(reason.Code);
            problems.Add(Because(
                ProblemCodes.UniversalCandidatesUnavailable, "Universal plugins could not be read completely; relations to them may be missing", reason));
        }

        return view.Candidates;
    }

    private static Problem Because(string code, string message, Problem reason) =>
        Problem.Of(code, $"{message}: {reason.Message}", reason.Path) with
        {
            Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = reason.Code },
            // What helps is what helps against the reason: a newer state is not restored from a backup.
            NextStep = reason.NextStep ?? Problem.Of(code, message).NextStep,
        };

    private static DiscoveryDocument Document(DiscoveryRequest request, List<DiscoveryEntry> entries, int managedCount, List<Problem> problems) => new()
    {
        Format = DocumentFormats.Discovery,
        RequestedTargets = request.Targets,
        RequestedWorkspaceRoot = request.WorkspaceRoot,
        Ok = !problems.Exists(static problem => problem.Code is ProblemCodes.UnsupportedTarget or ProblemCodes.WorkspaceRootInvalid),
        Warnings = [.. problems.Where(static problem => problem.Severity != ProblemSeverity.Info).Select(static problem => problem.Message)],
        Problems = problems,
        Summary = $"{entries.Count} native plugin(s) outside managed state; {managedCount} left out because managed state explains them.",
        ManagedOverlapCount = managedCount,
        Entries = DiscoveryKeys.Arrange(entries),
    };
}

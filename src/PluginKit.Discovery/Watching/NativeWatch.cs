using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Scanning;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Watching;

namespace PluginKit.Discovery.Watching;

/// <summary>Watches what scanners name, one session for each enumeration.</summary>
internal sealed class NativeWatch(
    ScannerRun scanners,
    Func<IReadOnlyList<string>, string?, IClientFiles> openFiles,
    IDisk disk,
    IDirectoryNotifier notifier,
    HostEnvironment environment,
    DiscoveryOptions options,
    TimeProvider time,
    ILogger<NativeWatch> logger) : INativeWatch
{
    public IAsyncEnumerable<NativeChangeDocument> WatchAsync(DiscoveryRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return EnumerateAsync(request, cancellationToken);
    }

    private async IAsyncEnumerable<NativeChangeDocument> EnumerateAsync(DiscoveryRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<Problem> unknown = [];
        List<Problem> ofRequest = [];
        var selected = scanners.Select(request.Targets, unknown);
        var workspaceRoot = WorkspaceRoots.Check(request.WorkspaceRoot, disk, environment, ofRequest);
        long sequence = 0;
        foreach (var problem in unknown)
        {
            yield return Document(request, ++sequence, problem.TargetId ?? string.Empty, NativeChangeKind.NotWatched, [], [problem, .. ofRequest]);
        }

        List<WatchedClient> clients = [];
        List<string> anchors = [environment.HomeDirectory, .. workspaceRoot is null ? [] : new[] { workspaceRoot }];
        foreach (var scanner in selected)
        {
            if (Open(scanner, workspaceRoot, clients, anchors) is { } problem)
            {
                yield return Document(request, ++sequence, scanner.TargetId, NativeChangeKind.NotWatched, [], [problem, .. ofRequest]);
            }
        }

        using var session = new WatchSession(clients, anchors, disk, notifier, time, new(options.WatchQuietPeriod, options.WatchMaximumDelay, options.WatchPollInterval));
        foreach (var (client, problem) in session.Begin())
        {
            logger.WatchStarted(client.Target, client.Paths.Count);
            yield return Document(request, ++sequence, client.Target, NativeChangeKind.Started, [], [.. new[] { problem }.OfType<Problem>(), .. ofRequest]);
        }

        while (clients.Count > 0)
        {
            foreach (var (client, hasGap) in await session.NextAsync(cancellationToken).ConfigureAwait(false))
            {
                if (session.Look(client, hasGap) is { } change)
                {
                    yield return Document(request, ++sequence, change.Client.Target, change.Kind, change.Changes, change.Problem is null ? [] : [change.Problem]);
                }
            }
        }
    }

    /// <returns>Why the client of a scanner is not watched.</returns>
    private Problem? Open(INativeScanner scanner, string? workspaceRoot, List<WatchedClient> clients, List<string> anchors)
    {
        try
        {
            string[] paths = [.. scanner.WatchedPaths(environment, workspaceRoot).Where(Path.IsPathFullyQualified).Distinct(StringComparer.Ordinal)];
            string[] roots = [.. scanner.ReadableRoots(environment, workspaceRoot).Where(Path.IsPathFullyQualified)];
            if (paths.Length == 0)
            {
                return Problem.Of(ProblemCodes.WatchUnavailable, $"The scanner of '{scanner.TargetId}' names nothing that could be watched.") with { TargetId = scanner.TargetId };
            }

            anchors.AddRange(roots);
            clients.Add(new(scanner.TargetId, paths, () => openFiles(roots, workspaceRoot)));
            return null;
        }
#pragma warning disable CA1031 // A scanner of a third party may throw anything; it costs its own part of the watch.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.ScannerFaulted(scanner.TargetId, exception.GetType().Name);
            return Problem.Of(ProblemCodes.ScannerFaulted, $"The scanner of '{scanner.TargetId}' failed with {exception.GetType().Name}; its client is not watched.") with
            {
                TargetId = scanner.TargetId,
            };
        }
    }

    private static NativeChangeDocument Document(
        DiscoveryRequest request, long sequence, string target, NativeChangeKind kind, IReadOnlyList<NativeChangedPath> changes, IReadOnlyList<Problem> problems) => new()
        {
            Format = DocumentFormats.Change,
            RequestedTargets = request.Targets,
            RequestedWorkspaceRoot = request.WorkspaceRoot,
            Ok = kind != NativeChangeKind.NotWatched && !problems.Any(static problem => problem.Code is ProblemCodes.UnsupportedTarget or ProblemCodes.WorkspaceRootInvalid),
            Warnings = [.. problems.Where(static problem => problem.Severity != ProblemSeverity.Info).Select(static problem => problem.Message)],
            Problems = problems,
            Sequence = sequence,
            NativeTarget = target,
            ChangeKind = kind,
            ChangedPaths = changes,
        };
}

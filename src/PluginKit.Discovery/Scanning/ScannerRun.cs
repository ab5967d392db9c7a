using Microsoft.Extensions.Logging;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Pipeline;

namespace PluginKit.Discovery.Scanning;

/// <summary>Runs scanners, each with a view limited to its own roots, and keeps what one of them breaks from the others.</summary>
internal sealed class ScannerRun(
    IEnumerable<INativeScanner> scanners,
    Func<IReadOnlyList<string>, string?, IClientFiles> openFiles,
    HostEnvironment environment,
    DiscoveryOptions options,
    TimeProvider time,
    ILogger<ScannerRun> logger)
{
    private const string UserScope = "user";
    private const string ProjectScope = "user and project";

    private readonly INativeScanner[] _scanners = [.. scanners];

    /// <summary>The scanners of the requested targets; a problem for every target that none of them serves.</summary>
    public IReadOnlyList<INativeScanner> Select(IReadOnlyList<string> requested, List<Problem> problems)
    {
        foreach (var target in requested.Distinct(StringComparer.Ordinal))
        {
            if (!Array.Exists(_scanners, scanner => string.Equals(scanner.TargetId, target, StringComparison.Ordinal)))
            {
                var known = string.Join(", ", _scanners.Select(static scanner => scanner.TargetId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
                problems.Add(Problem.Of(
                    ProblemCodes.UnsupportedTarget,
                    $"No scanner is registered for the target '{target}'. Registered: {(known.Length == 0 ? "none" : known)}.",
                    target) with
                { TargetId = target });
            }
        }

        return requested.Count == 0 ? _scanners : Array.FindAll(_scanners, scanner => requested.Contains(scanner.TargetId, StringComparer.Ordinal));
    }

    /// <summary>What the scanners saw, with the target of each.</summary>
    public async ValueTask<Enumeration> RunAsync(
        IReadOnlyList<INativeScanner> selected, string? workspaceRoot, List<Problem> problems, CancellationToken cancellationToken)
    {
        var seen = new Enumeration();
        var scope = workspaceRoot is null ? UserScope : ProjectScope;
        foreach (var scanner in selected)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var began = time.GetTimestamp();
            try
            {
                var scan = await ScanAsync(scanner, workspaceRoot, cancellationToken).ConfigureAwait(false);
                problems.AddRange(scan.Problems.Select(problem => Named(problem, scanner)));
                seen.Candidates.AddRange(Usable(scanner, scan, problems).Select(candidate => (scanner.TargetId, candidate)));
                seen.Findings.AddRange(Bounded(scanner, scan, problems).Select(problem => Named(problem, scanner)));
                if (scan.Roots is { } roots)
                {
                    seen.Roots.Add(roots with { NativeTarget = scanner.TargetId });
                }

                logger.Scanned(scanner.TargetId, scope, scan.Candidates.Count, scan.Findings.Count, time.GetElapsedTime(began).TotalSeconds);
            }
#pragma warning disable CA1031 // A scanner of a third party may throw anything; it costs its own part of the answer.
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.ScannerFaulted(scanner.TargetId, exception.GetType().Name);
                problems.Add(Fault(scanner, $"failed with {exception.GetType().Name}; its plugins are missing from the answer."));
            }
        }

        return seen;
    }

    private async ValueTask<NativeScan> ScanAsync(INativeScanner scanner, string? workspaceRoot, CancellationToken cancellationToken)
    {
        var roots = scanner.ReadableRoots(environment, workspaceRoot).Where(Path.IsPathFullyQualified).ToArray();
        var client = new ClientContext { Environment = environment, WorkspaceRoot = workspaceRoot, Files = openFiles(roots, workspaceRoot) };
        return await scanner.ScanAsync(client, cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException("The scanner returned nothing.");
    }

    // Without an id there is nothing that an application could show or refer to.
    private IEnumerable<NativeCandidate> Usable(INativeScanner scanner, NativeScan scan, List<Problem> problems)
    {
        var usable = scan.Candidates.Where(static candidate => !string.IsNullOrWhiteSpace(candidate.NativePluginId)).ToArray();
        if (usable.Length < scan.Candidates.Count)
        {
            problems.Add(Fault(scanner, $"named {scan.Candidates.Count - usable.Length} plugin(s) without an id; they are left out."));
        }

        if (usable.Length > options.MaximumEntriesPerScanner)
        {
            problems.Add(Fault(
                scanner,
                $"saw {usable.Length} plugins; {options.MaximumEntriesPerScanner} are shown ({nameof(DiscoveryOptions)}.{nameof(options.MaximumEntriesPerScanner)})."));
        }

        return usable.Take(options.MaximumEntriesPerScanner);
    }

    private IEnumerable<Problem> Bounded(INativeScanner scanner, NativeScan scan, List<Problem> problems)
    {
        if (scan.Findings.Count > options.MaximumEntriesPerScanner)
        {
            problems.Add(Fault(
                scanner,
                $"found {scan.Findings.Count} oddities; {options.MaximumEntriesPerScanner} are shown ({nameof(DiscoveryOptions)}.{nameof(options.MaximumEntriesPerScanner)})."));
        }

        return scan.Findings.Take(options.MaximumEntriesPerScanner);
    }

    private static Problem Named(Problem problem, INativeScanner scanner) => problem.TargetId is null ? problem with { TargetId = scanner.TargetId } : problem;

    private static Problem Fault(INativeScanner scanner, string what) =>
        Problem.Of(ProblemCodes.ScannerFaulted, $"The scanner of '{scanner.TargetId}' {what}") with
        {
            TargetId = scanner.TargetId,
            Severity = ProblemSeverity.Warning,
        };
}

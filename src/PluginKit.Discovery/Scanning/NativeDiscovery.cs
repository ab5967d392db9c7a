using Microsoft.Extensions.Logging;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Managed;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Entries;
using PluginKit.Discovery.Matching;
using PluginKit.Discovery.Overlap;
using PluginKit.Discovery.Pipeline;
using PluginKit.Platform.Disk;

namespace PluginKit.Discovery.Scanning;

/// <summary>
/// Enumerate, identify, suppress managed overlap, classify, match, emit: in this order, each stage over all that the one before left, so that nothing
/// is hidden by a guess and no relation decides what is shown.
/// </summary>
internal sealed class NativeDiscovery(
    ScannerRun scanners,
    SurroundingAnswers surroundings,
    IDisk disk,
    HostEnvironment environment,
    DiscoveryOptions options,
    ILogger<NativeDiscovery> logger) : IDiscovery
{
    public async ValueTask<DiscoveryDocument> DiscoverAsync(DiscoveryRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<Problem> problems = [];
        var targets = scanners.Select(request.Targets, problems);
        var workspaceRoot = WorkspaceRoots.Check(request.WorkspaceRoot, disk, environment, problems);
        var seen = await scanners.RunAsync(targets, workspaceRoot, problems, cancellationToken).ConfigureAwait(false);
        logger.Stage("enumerated", seen.Candidates.Count);

        var managed = await surroundings.ManagedAsync(problems, cancellationToken).ConfigureAwait(false);
        var candidates = await surroundings.UniversalAsync(problems, cancellationToken).ConfigureAwait(false);
        return Settle(request, workspaceRoot, seen, managed, candidates, problems);
    }

    /// <summary>Every stage after the first: nothing is waited for, and what a stage is done with can be forgotten.</summary>
    private DiscoveryDocument Settle(
        DiscoveryRequest request, string? workspaceRoot, Enumeration seen, ManagedInstallationsView managed, IReadOnlyList<UniversalCandidate> universal, List<Problem> problems)
    {
        var identified = seen.Candidates.ConvertAll(one => new IdentifiedPlugin(one.Target, NativeText.Clean(one.Native.NativePluginId, options.MaximumNameLength) ?? one.Native.NativePluginId, one.Native));
        logger.Stage("identified", identified.Count);

        var paths = new PathIdentity(disk, environment.Platform);
        var overlap = new ManagedOverlap(managed.Targets, paths);
        List<IdentifiedPlugin> unmanaged = [.. identified.Select(overlap.Unexplained).OfType<IdentifiedPlugin>()];
        var managedCount = identified.Count - unmanaged.Count;
        seen.Findings.RemoveAll(overlap.Concerns);
        logger.Stage("left after managed overlap", unmanaged.Count);

        var classifier = new Classifier(workspaceRoot, seen.Roots, paths, managed.Problem is null);
        var classified = unmanaged.ConvertAll(plugin => (Plugin: plugin, Verdict: classifier.Of(plugin)));
        logger.Stage("classified", classified.Count);

        var matcher = new UniversalMatcher(options.ManualMappings, universal);
        var matched = classified.ConvertAll(one => (one.Plugin, one.Verdict, Match: matcher.Match(one.Plugin.Target, one.Plugin.Native)));
        logger.Stage("matched", matched.Count);

        var projection = new EntryProjection(options);
        var document = Document(request, seen, projection, matched.ConvertAll(one => projection.Of(one.Plugin, one.Verdict, one.Match)), managedCount, problems);
        logger.Stage("emitted", document.Entries.Count);
        return document;
    }

    private static DiscoveryDocument Document(
        DiscoveryRequest request, Enumeration seen, EntryProjection projection, List<DiscoveryEntry> entries, int managedCount, List<Problem> problems) => new()
        {
            Format = DocumentFormats.Discovery,
            RequestedTargets = request.Targets,
            RequestedWorkspaceRoot = request.WorkspaceRoot,
            Ok = !problems.Exists(static problem => problem.Code is ProblemCodes.UnsupportedTarget or ProblemCodes.WorkspaceRootInvalid),
            Warnings = [.. problems.Where(static problem => problem.Severity != ProblemSeverity.Info).Select(static problem => problem.Message)],
            Problems = problems,
            Summary = $"{entries.Count} native plugin(s) outside managed state; {managedCount} left out because managed state explains them.",
            ManagedOverlapCount = managedCount,
            NativeRoots = [.. seen.Roots.OrderBy(static roots => roots.NativeTarget, StringComparer.Ordinal).Select(roots => roots with { WorkspaceRoot = request.WorkspaceRoot })],
            Findings = [.. seen.Findings.Select(projection.Clean)
                .OrderBy(static finding => finding.TargetId, StringComparer.Ordinal)
                .ThenBy(static finding => finding.Path, StringComparer.Ordinal)
                .ThenBy(static finding => finding.Code, StringComparer.Ordinal)
                .ThenBy(static finding => finding.Message, StringComparer.Ordinal)],
            Entries = DiscoveryKeys.Arrange(entries),
        };
}

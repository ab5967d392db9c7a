using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Authoring.Packages;
using PluginKit.Authoring.Screening;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.State;
using PluginKit.Lifecycle.Support;
using PluginKit.Sources.Resolution;

namespace PluginKit.Lifecycle.Planning;

/// <summary>From a reference to a package that was read and checked.</summary>
internal sealed class PackageReading(SourceResolver sources, AuthoredPackageReader reader, IOptions<LifecycleOptions> options)
{
    /// <summary>Whether resolving a reference may go over the network.</summary>
    public bool UsesNetwork(string reference) => sources.UsesNetwork(reference);

    /// <summary>Why a package is not the one that a record is about; <see langword="null"/> when it is.</summary>
    public static Problem? IdentityDrift(InstallationRecord record, PackageIdentity package) =>
        string.Equals(record.IntegrationId, package.IntegrationId, StringComparison.Ordinal)
            ? null
            : Problem.Of(
                ProblemCodes.IdentityDrift,
                $"'{package.Requested.Value}' is '{package.IntegrationId}' now; what is managed is '{record.IntegrationId}'.",
                package.Requested.Value);

    /// <summary>Why a release is not what it was: the same name with other content; <see langword="null"/> when it is, or somebody accepted this very content.</summary>
    public static Problem? Rewritten(InstallationRecord record, PackageIdentity package, IReadOnlyList<string> accepted) =>
        !package.NamesRelease || string.Equals(record.SourceDigest, package.SourceDigest, StringComparison.Ordinal) || accepted.Contains(package.SourceDigest, StringComparer.Ordinal)
            ? null
            : Problem.Of(
                ProblemCodes.IdentityRewritten,
                $"'{package.Requested.Value}' names a release and has other content than the one that is installed: '{record.ResolvedSourceRef.Value}' became '{package.Resolved.Value}'.",
                package.Requested.Value) with
            {
                Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["installed"] = record.SourceDigest,
                    ["source_digest"] = package.SourceDigest,
                },
            };

    /// <summary>Reads a package and plans with it. The package is disposed here unless a plan that delivers its files owns it.</summary>
    public async Task<PlannedMutation> PlanAsync(
        MutationRequest request, string reference, Func<ResolvedPackage, IReadOnlyList<Problem>, Task<PlannedMutation>> plan, CancellationToken cancellationToken, SourceSession? session = null)
    {
        var (resolved, problems) = await ReadAsync(reference, request.Reporter, cancellationToken, session).ConfigureAwait(false);
        if (resolved is null)
        {
            return new(PlanReport.Refused(request, request.IntegrationId, [.. problems]));
        }

        try
        {
            (resolved, problems) = Screened(resolved, problems, cancellationToken);
            if (problems.Any(static problem => problem.IsError))
            {
                return new(PlanReport.Refused(request, resolved.Identity.IntegrationId, [.. problems.OrderByDescending(static problem => problem.IsError)]));
            }

            var planned = await plan(resolved, problems).ConfigureAwait(false);
            resolved = planned.Owns(resolved) ? null : resolved;
            return planned;
        }
        finally
        {
            if (resolved is not null)
            {
                await resolved.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Resolves and reads. On success the caller disposes the package.</summary>
    public async Task<(ResolvedPackage? Package, IReadOnlyList<Problem> Problems)> ReadAsync(
        string reference, OperationReporter reporter, CancellationToken cancellationToken, SourceSession? session = null)
    {
        var shown = SecretShapes.WithoutCredentials(reference);
        reporter.Report(LifecycleStage.ResolvingSource, subject: shown);
        var resolution = await sources.ResolveAsync(reference, session, reporter.Fetching(shown), cancellationToken).ConfigureAwait(false);
        if (resolution.Tree is not { } tree)
        {
            return (null, [resolution.Problem!]);
        }

        reporter.Report(LifecycleStage.ComparingManifest, subject: shown);
        var read = reader.Read(tree);
        if (read.Package is not { } package)
        {
            await tree.DisposeAsync().ConfigureAwait(false);
            return (null, Located(read.Problems, tree.Location));
        }

        if (!LeafId.IsValid(package.Manifest.Name))
        {
            await tree.DisposeAsync().ConfigureAwait(false);
            return (null, [Problem.Of(ProblemCodes.IntegrationIdInvalid, $"The package's name '{package.Manifest.Name}' cannot be an integration id.", tree.Location)]);
        }

        var identity = new PackageIdentity(
            resolution.Requested!, resolution.Resolved!, package.Manifest.Name, package.Manifest.Version, tree.Digest, package.ManifestDigest)
        {
            NamesRelease = resolution.NamesRelease,
        };
        reporter.Know(identity.IntegrationId);
        return (new(identity, package, tree), Located(read.Problems, tree.Location));
    }

    /// <summary>What comes in is looked into before anything is proposed. What is installed already was.</summary>
    private (ResolvedPackage Package, IReadOnlyList<Problem> Problems) Screened(ResolvedPackage package, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        ScreeningReport report;
        try
        {
            report = PackageScreening.Screen(package.Tree, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (package, [.. problems, Problem.Of(ProblemCodes.SourceChanged, $"'{package.Identity.Requested.Value}' changed while it was being read: {exception.Message}", package.Tree.Location)]);
        }

        var found = Located(
            options.Value.HiddenText == HiddenTextPolicy.Block
                ? report.Problems
                : [.. report.Problems.Select(static problem => problem is { Code: ProblemCodes.HiddenInstructions } ? problem with { Severity = ProblemSeverity.Warning } : problem)],
            package.Tree.Location);

        // The reader of the manifest tells of single values; the file with its position says it once.
        var files = found.Where(static problem => problem.Code is ProblemCodes.HiddenInstructions or ProblemCodes.HiddenText).Select(static problem => problem.Path).ToHashSet(StringComparer.Ordinal);
        return (package.With(report.Coverage), [.. problems.Where(problem => problem.Code != ProblemCodes.HiddenText || !files.Contains(problem.Path)), .. found]);
    }

    /// <summary>Whoever has to correct a file wants to know which one: paths inside a package of this machine become absolute.</summary>
    private static IReadOnlyList<Problem> Located(IReadOnlyList<Problem> problems, string location) => Path.IsPathFullyQualified(location)
        ? [.. problems.Select(problem => problem.Path is { Length: > 0 } path && !Path.IsPathRooted(path) ? problem with { Path = Path.Combine(location, path) } : problem)]
        : problems;
}

using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Support;
using PluginKit.Sources.Resolution;

namespace PluginKit.Lifecycle.Resolving;

/// <summary>Resolves a reference, tells what came, and lets it go again.</summary>
internal sealed class SourceLook(SourceResolver sources, AuthoredPackageReader reader)
{
    public static SourceResolutionDocument Refused(ResolveSourceRequest request, bool usesNetwork, Problem problem) => Document(request, usesNetwork, [problem], problem.Message);

    public bool UsesNetwork(ResolveSourceRequest request) => sources.UsesNetwork(request.Source);

    public async Task<SourceResolutionDocument> LookAsync(ResolveSourceRequest request, OperationReporter reporter, CancellationToken cancellationToken)
    {
        var shown = SecretShapes.WithoutCredentials(request.Source);
        var usesNetwork = UsesNetwork(request);
        reporter.Report(LifecycleStage.ResolvingSource, subject: shown);
        var resolution = await sources.ResolveAsync(request.Source, null, reporter.Fetching(shown), cancellationToken).ConfigureAwait(false);
        if (resolution.Tree is not { } tree)
        {
            return Refused(request, usesNetwork, resolution.Problem!);
        }

        await using (tree.ConfigureAwait(false))
        {
            return Resolved(request, usesNetwork, resolution, tree);
        }
    }

    private SourceResolutionDocument Resolved(ResolveSourceRequest request, bool usesNetwork, SourceResolution resolution, PackageTree tree)
    {
        var read = reader.Read(tree);

        // A folder without a manifest is no package, and there is nothing wrong with it: bundles and whole repositories have none.
        IReadOnlyList<Problem> problems = read.Package is null && read.Problems.All(static problem => problem.Code == ProblemCodes.ManifestMissing) ? [] : read.Problems;
        var files = tree.Entries.Where(static entry => entry.Kind == PackageEntryKind.File).ToList();
        return Document(request, usesNetwork, problems, Sentence(resolution, read.Package)) with
        {
            Requested = resolution.Requested,
            Resolved = resolution.Resolved,
            FetchedFrom = resolution.FetchedFrom,
            Commit = CommitOf(resolution.Resolved!),
            NamesRelease = resolution.NamesRelease,
            Digest = tree.Digest,
            FileCount = files.Count,
            TotalBytes = files.Sum(static entry => entry.Length),
            Package = read.Package is { } package
                ? new()
                {
                    IntegrationId = package.Manifest.Name,
                    Version = package.Manifest.Version,
                    ManifestDigest = package.ManifestDigest,
                    Targets = package.Manifest.Targets,
                }
                : null,
        };
    }

    private static SourceResolutionDocument Document(ResolveSourceRequest request, bool usesNetwork, IReadOnlyList<Problem> problems, string summary) => new()
    {
        Format = DocumentFormats.SourceResolution,
        RequestedSourceRef = SecretShapes.WithoutCredentials(request.Source),
        Ok = !problems.Any(static problem => problem.IsError),
        UsesNetwork = usesNetwork,
        Problems = problems,
        Warnings = ProblemTexts.Warnings(problems),
        Summary = summary,
    };

    private static string Sentence(SourceResolution resolution, AuthoredPackage? package) => package is null
        ? $"'{resolution.Requested!.Value}' is there and holds no package that can be added."
        : $"'{resolution.Requested!.Value}' is '{package.Manifest.Name}' {package.Manifest.Version}.";

    private static string? CommitOf(SourceReference resolved) =>
        resolved.Kind == SourceKinds.GitCommit && resolved.Value.LastIndexOf('@') is var at and >= 0 ? resolved.Value[(at + 1)..] : null;
}

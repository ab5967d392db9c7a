using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.State;
using PluginKit.Lifecycle.Store;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Collecting;

/// <summary>Looks at the generations of one client: also at those of integrations that nobody manages any more.</summary>
internal sealed class GenerationSurvey(IDisk disk, PackageTrees trees, LifecyclePaths paths, OperationRemains remains)
{
    public async Task<IReadOnlyList<Finding>> LookAsync(
        IClientAdapter adapter, References references, ClientContexts contexts, List<Problem> problems, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var target = adapter.Description.TargetId;
        var folder = Path.Combine(paths.Materialized, target);
        if (disk.Stat(folder) is not { Kind: DiskEntryKind.Directory })
        {
            return findings;
        }

        foreach (var entry in disk.List(folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.Kind == DiskEntryKind.Directory)
            {
                findings.AddRange(remains.In(entry.Path, 3, paths.Root, references));
                findings.AddRange(await OfIntegrationAsync(adapter, entry, references, contexts, problems, cancellationToken).ConfigureAwait(false));
            }
            else if (entry.Kind == DiskEntryKind.Link)
            {
                findings.Add(Kept(entry.Path, target, entry.Name, ["link"]));
            }
        }

        return findings;
    }

    private async Task<IReadOnlyList<Finding>> OfIntegrationAsync(
        IClientAdapter adapter, DiskEntry root, References references, ClientContexts contexts, List<Problem> problems, CancellationToken cancellationToken)
    {
        if (adapter is not IGenerationReferences port)
        {
            return [];
        }

        var target = adapter.Description.TargetId;
        GenerationView view;
        try
        {
            var client = contexts.For(adapter, references.Record(root.Name)?.EffectiveWorkspace, contexts.Located(adapter));
            view = await port.ReadGenerationsAsync(new() { Client = client, IntegrationId = root.Name, OwnedRoot = root.Path }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            problems.Add(Problem.Of(ProblemCodes.AdapterFaulted, $"The adapter of '{target}' failed: {exception.GetType().Name}: {exception.Message}") with
            {
                TargetId = target,
                Severity = ProblemSeverity.Warning,
            });
            return [];
        }

        problems.AddRange(view.Problems.Select(problem => problem with { TargetId = target, Severity = ProblemSeverity.Warning }));
        var links = new LinkMap(disk, root.Path);
        return
        [
            .. view.Generations.Select(generation => Judge(generation, view, target, root.Name, references, links, cancellationToken)),
            .. links.Links.Where(link => view.Generations.All(generation => !string.Equals(generation.Path, link, StringComparison.Ordinal)))
                .Select(link => Kept(link, target, root.Name, ["link"])),
        ];
    }

    private Finding Judge(
        GenerationFolder generation, GenerationView view, string target, string integrationId, References references, LinkMap links, CancellationToken cancellationToken)
    {
        var reasons = references.ToGeneration(generation.Path, target, integrationId).ToList();
        if (view.Problems.Any(static problem => problem.IsError) || view.ReferencedPaths.Any(path => IsNamed(path, generation.Path)))
        {
            reasons.Add("client");
        }

        if (links.LeadsTo(generation.Path))
        {
            reasons.Add("link");
        }

        if (reasons.Count == 0 && !(generation.Digest is { } promised && GenerationLayout.Fits(promised, trees.Open(generation.Path, cancellationToken: cancellationToken).Tree?.Digest)))
        {
            reasons.Add("changed");
        }

        if (reasons.Count > 0)
        {
            return Kept(generation.Path, target, integrationId, reasons);
        }

        return new(
            new() { Kind = CollectionItem.Generation, Path = generation.Path, TargetId = target, IntegrationId = integrationId, Collect = true },
            new RemoveGenerationStep
            {
                Phase = StepPhase.AfterCommit,
                Summary = $"Delete files of '{integrationId}' that nothing refers to",
                Path = generation.Path,
                Digest = generation.Digest,
                PruneUpTo = paths.Root,
            });
    }

    /// <summary>A client may have resolved links in a path that it stores.</summary>
    private bool IsNamed(string referenced, string generation) => DiskPath.IsWithin(generation, referenced)
        || (Path.IsPathFullyQualified(referenced) && DiskPath.IsWithin(Resolved(generation), Resolved(referenced)));

    private string Resolved(string path)
    {
        try
        {
            return disk.ResolveLinks(path);
        }
        catch (IOException)
        {
            return path;
        }
    }

    private static Finding Kept(string path, string target, string integrationId, IReadOnlyList<string> reasons) =>
        new(new() { Kind = CollectionItem.Generation, Path = path, TargetId = target, IntegrationId = integrationId, Reasons = reasons }, null);
}

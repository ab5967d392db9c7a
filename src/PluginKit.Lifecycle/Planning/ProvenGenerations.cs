using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.State;
using PluginKit.Lifecycle.Store;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Planning;

/// <summary>
/// Placed files that tell by themselves what they are, for a target whose receipt is lost: the name of their folder holds the digest that they have, and
/// the client's pointer names them. They count as the recorded revision when they are the package that state records, which is delivered as it is where it
/// ships the client's manifest, or when their version is the recorded one and no other intact generation has it.
/// </summary>
internal sealed class ProvenGenerations(PackageTrees trees, DeliveryProjector projector, LifecyclePaths paths)
{
    public async Task<Delivery?> FindAsync(RecordedTarget target, ObservedTarget observed, CancellationToken cancellationToken)
    {
        if (target.Adapter is not IGenerationReferences references || observed.Client is not { } client)
        {
            return null;
        }

        GenerationView view;
        try
        {
            view = await references.ReadGenerationsAsync(
                new() { Client = client, IntegrationId = target.Record.IntegrationId, OwnedRoot = paths.OwnedRoot(target.TargetId, target.Record.IntegrationId) },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }

        if (view.Problems.Any(static problem => problem.IsError))
        {
            return null;
        }

        var intact = view.Generations
            .Select(generation => (generation.Path, Delivery: Proven(target, generation, cancellationToken)))
            .Where(found => found.Delivery is { } delivery && string.Equals(delivery.Version, target.Version, StringComparison.Ordinal))
            .ToList();
        if (intact.Find(found => string.Equals(found.Delivery!.Digest, target.SourceDigest, StringComparison.Ordinal)) is { Delivery: { } recorded })
        {
            return recorded;
        }

        return intact is [var only] && view.ReferencedPaths.Contains(only.Path, StringComparer.Ordinal) ? only.Delivery : null;
    }

    private Delivery? Proven(RecordedTarget target, GenerationFolder generation, CancellationToken cancellationToken) =>
        generation.Digest is { } promised && trees.Open(generation.Path, cancellationToken: cancellationToken).Tree is { } tree && GenerationLayout.Fits(promised, tree.Digest)
            ? projector.Restore(tree, target.Record.IntegrationId, target.Adapter.Description.AuthoredTarget, target.Version).Delivery
            : null;
}

using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Adapters.Codex.Manifests;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>What keeps a target from being changed, checked before anything is proposed.</summary>
internal static class Gate
{
    /// <summary>Reasons that concern every action.</summary>
    public static IEnumerable<Problem> ForEveryAction(ProposalRequest request, TargetFacts facts)
    {
        foreach (var problem in request.Observation.Problems.Where(static problem => problem.IsError))
        {
            yield return problem;
        }

        if (facts.ForeignEntry is { } foreign)
        {
            yield return Problem.Of(ProblemCodes.StateConflict, foreign) with { NextStep = NextStep.Of(NextStepActions.RemoveForeignEntry, ("client", CodexDescription.TargetId)) };
        }

        foreach (var problem in ForScope(request, facts))
        {
            yield return problem;
        }
    }

    /// <summary>Reasons that concern what brings content to the client; a removal is never held back by them.</summary>
    public static IEnumerable<Problem> ForDelivery(ProposalRequest request, TargetFacts facts)
    {
        // Our marketplace has the name of the plugin in its own, and no dots are taken there.
        if (!PluginReference.IsMarketplaceName(request.IntegrationId))
        {
            yield return Problem.Of(ProblemCodes.IntegrationIdInvalid, $"codex takes only letters, digits, '_' and '-' in the name of a marketplace; '{request.IntegrationId}' has others.");
        }

        if (request.Delivery is null)
        {
            yield return Problem.Of(ProblemCodes.NativeManifestInvalid, "There are no files to deliver.");
        }
        else if (Manifest(request.Delivery, request.IntegrationId) is { } manifest)
        {
            yield return manifest;
        }

        foreach (var problem in ForPolicy(facts))
        {
            yield return problem;
        }

        foreach (var problem in ForTrust(facts))
        {
            yield return problem;
        }
    }

    /// <summary>The trust without which the client does not read what stands in the project.</summary>
    public static IEnumerable<Problem> ForTrust(TargetFacts facts)
    {
        if (facts.Target.IsProject && facts.Project is { } project && !facts.Snapshot.Configuration.IsTrusted)
        {
            yield return Problem.Of(ProblemCodes.TrustedProjectRequired, $"codex reads {ProjectFolders.ConfigFileOf(project.Root)} only when the user trusts {project.Root}.", project.Root) with
            {
                NextStep = NextStep.Of(NextStepActions.TrustProject, ("project_root", project.Root)),
            };
        }
    }

    public static IEnumerable<Problem> ForPolicy(TargetFacts facts)
    {
        var snapshot = facts.Snapshot;
        if (snapshot.SwitchedOffBy is { } off)
        {
            yield return Blocked($"Plugins are switched off in {off.Path} ({off.Key} = false).", off.Path);
        }

        // A marketplace that is not configured, as the personal one, is never allowed while the restriction holds.
        var isAllowed = facts.Target.Lane == DeliveryLane.Native ? snapshot.Policy.AllowsSource("local", facts.Target.OwnedRoot) : snapshot.Policy.Allows(null);
        if (!isAllowed && snapshot.Policy.Problem is null)
        {
            var root = facts.Target.Lane == DeliveryLane.Native ? facts.Target.OwnedRoot : facts.Target.Catalog;
            yield return Blocked($"{snapshot.Policy.Path} allows marketplaces only from named sources ({CodexPolicy.RestrictionKey}); {root} is not among them.", snapshot.Policy.Path);
        }

        if (facts.Plugin.Toggle is { IsOn: false, DecidedBy: { Kind: ConfigLayerKind.Managed } layer })
        {
            yield return Blocked($"{layer.Path} switches '{facts.Reference}' off.", layer.Path);
        }
    }

    private static IEnumerable<Problem> ForScope(ProposalRequest request, TargetFacts facts)
    {
        if (request.Scope != InstallScope.User && request.Scope != InstallScope.Project)
        {
            yield return Problem.Of(ProblemCodes.UnsupportedScope, $"codex has the scopes 'user' and 'project', not '{request.Scope}'.");
        }
        else if (request.Scope == InstallScope.Project && facts.Project is null)
        {
            yield return Problem.Of(ProblemCodes.WorkspaceRootRequired, "The project scope needs a workspace root.");
        }
        else if (request.Scope == InstallScope.Project && ProjectFolders.ConfigFileOf(facts.Project!.Root) == facts.UserLayer.Path)
        {
            yield return Problem.Of(ProblemCodes.WorkspaceRootInvalid, $"{facts.UserLayer.Path} is the user's own configuration, not a project's.", facts.Project.Root);
        }
    }

    private static Problem Blocked(string message, string path) => Problem.Of(ProblemCodes.ManagedPolicyBlock, message, path);

    private static Problem? Manifest(DeliveryView delivery, string integrationId)
    {
        if (PluginManifest.Of(delivery) is not { } manifest)
        {
            return Problem.Of(ProblemCodes.NativeManifestInvalid, $"The delivery has no {PluginManifest.RelativePaths[0]}.");
        }

        var path = manifest.Path!;
        return (manifest.Problem ?? manifest.Refusal) is { } problem ? Problem.Of(ProblemCodes.NativeManifestInvalid, problem.Message, path) with { Line = problem.Line, Column = problem.Column }
            : manifest.Name is { } name && name != integrationId ? Problem.Of(ProblemCodes.NativeManifestInvalid, $"{path} has the name '{name}'; codex takes only the name of the entry, '{integrationId}'.", path)
            : null;
    }

    /// <summary>What is delivered and not read.</summary>
    public static IReadOnlyList<Problem> Shadowed(DeliveryView delivery) =>
        PluginManifest.Of(delivery) is { } manifest && ShadowedParts.Of(manifest, path => delivery.Paths.Contains(path, StringComparer.Ordinal)) is { } problem ? [problem] : [];

    /// <summary>The folder below which the client puts a version into its cache.</summary>
    public static string CacheVersionOf(DeliveryView delivery) => PluginManifest.Of(delivery)!.Version ?? Cache.PluginVersionOrder.Unversioned;
}

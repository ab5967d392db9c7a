using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Overlap;

namespace PluginKit.Discovery.Pipeline;

/// <summary>
/// Settles what is said about a plugin. The scanner knows the client; what contradicts itself is not called active, and doubt about managed state is
/// said where it matters.
/// </summary>
internal sealed class Classifier(string? workspaceRoot, IReadOnlyList<NativeRoots> roots, PathIdentity paths, bool managedStateIsKnown)
{
    public Classification Of(IdentifiedPlugin plugin)
    {
        var native = plugin.Native;
        var problems = native.Problems;
        var (enabled, enabledIfUnset) = Enablement(native.Enablement);
        var state = native.State;
        if (state == ObservedState.Active && enabled == false)
        {
            state = ObservedState.Degraded;
            var contradiction = Problem.Of(
                ProblemCodes.EvidenceContradicts, $"'{plugin.Id}' is said to run and to be switched off at once; it is not called active.", native.EffectiveNativeRoot);
            problems = [.. problems, contradiction];
        }

        if (!managedStateIsKnown && OwnMarketplaceName.LooksLike(native.MarketplaceName))
        {
            var doubt = Problem.Of(
                ProblemCodes.ManagedStateUnavailable,
                $"'{plugin.Id}' looks managed by PluginKit; managed state could not be read, so it is shown as a native plugin.",
                native.EffectiveNativeRoot);
            problems = [.. problems, doubt];
        }

        return new()
        {
            State = state,
            Hint = native.ActivationHint,
            Reason = native.ManageabilityReason is { } reason && !string.IsNullOrWhiteSpace(reason) ? reason : ManageabilityReasons.NativeExternalEntry,
            Enabled = enabled,
            EnabledIfUnset = enabledIfUnset,
            WorkspaceRoot = ConcernsWorkspace(plugin.Target, native) ? workspaceRoot : null,
            Problems = problems,
        };
    }

    // The place that decides, and the next one below it that is read and speaks.
    private static (bool? Enabled, bool? IfUnset) Enablement(IReadOnlyList<EnablementLayer> layers)
    {
        EnablementLayer? deciding = null;
        for (var index = 0; index < layers.Count; index++)
        {
            var layer = layers[index];
            if (deciding is not null && layer is { Enabled: not null, IgnoredReason: null })
            {
                return (deciding.Enabled, layer.Enabled);
            }

            deciding ??= layer.Decides ? layer : null;
        }

        return (deciding?.Enabled, null);
    }

    private bool ConcernsWorkspace(string target, NativeCandidate native) =>
        workspaceRoot is not null
        && (native.ProjectRoots.Any(root => IsWorkspace(target, root))
            || (native.ProjectRoots.Count == 0 && native.Scopes.Any(IsOfProjects))
            || native.Enablement.Any(static layer => IsOfProjects(layer.Scope) && layer.Enabled is not null));

    private bool IsWorkspace(string target, string root) =>
        paths.AreSame(root, workspaceRoot!)
        || roots.Any(one => one.NativeTarget == target && one.EffectiveNativeRoot is { } effective && paths.AreSame(root, effective));

    private static bool IsOfProjects(InstallScope scope) => scope == InstallScope.Project || scope == InstallScope.Local;
}

using System.Collections.Frozen;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Entries;

/// <summary>What a card may offer. Ownership unlocks actions; a match never does.</summary>
internal sealed class ActionRules
{
    private static readonly IReadOnlyList<ActionClass> Add = [ActionClass.InstallTarget];

    private readonly FrozenSet<ActionClass> _supported;
    private readonly FrozenSet<ActionClass> _optIn;
    private readonly bool _ownershipIsKnown;

    public ActionRules(ISet<ActionClass> supported, ISet<ActionClass> optIn, SurfaceState list)
    {
        _supported = supported.ToFrozenSet();
        _optIn = optIn.ToFrozenSet();
        _ownershipIsKnown = list != SurfaceState.Unavailable;
    }

    /// <summary>Add, unless nothing can take it, or nobody knows whether it is installed already.</summary>
    public IReadOnlyList<ActionClass> ForAvailable(CatalogEntry offered) =>
        _ownershipIsKnown && offered.AvailableAppTargets.Count > 0 && _supported.Contains(ActionClass.InstallTarget) ? Add : [];

    /// <summary>Update, remove and repair, less what the catalog says that no managed target supports.</summary>
    public IReadOnlyList<ActionClass> ForInstalled(IReadOnlyList<ManagedTarget> targets, CatalogEntry? offered)
    {
        List<ActionClass> allowed = [];
        Offer(allowed, ActionClass.UpdateVersion, _supported.Contains(ActionClass.UpdateVersion) && CanAny(targets, offered, static support => support.SupportsUpdate));
        Offer(allowed, ActionClass.RemoveOrphanedTarget, _supported.Contains(ActionClass.RemoveOrphanedTarget) && CanAny(targets, offered, static support => support.SupportsRemove));
        Offer(allowed, ActionClass.RepairDrift, _supported.Contains(ActionClass.RepairDrift) && CanAny(targets, offered, static support => support.SupportsRepair));
        Offer(allowed, ActionClass.EnableTarget, Opted(ActionClass.EnableTarget, targets, InstallState.Disabled));
        Offer(allowed, ActionClass.DisableTarget, Opted(ActionClass.DisableTarget, targets, InstallState.Installed));
        return allowed;
    }

    private static void Offer(List<ActionClass> allowed, ActionClass action, bool condition)
    {
        if (condition)
        {
            allowed.Add(action);
        }
    }

    // A target of which the catalog says nothing (it is missing or newer than the record) stays manageable: list owns that truth.
    private static bool CanAny(IReadOnlyList<ManagedTarget> targets, CatalogEntry? offered, Func<TargetSupport, bool> can)
    {
        foreach (var target in targets)
        {
            if (offered is null || !offered.TargetSupport.TryGetValue(target.TargetId, out var support) || can(support))
            {
                return true;
            }
        }

        return targets.Count == 0;
    }

    private bool Opted(ActionClass action, IReadOnlyList<ManagedTarget> targets, InstallState state) =>
        _optIn.Contains(action) && targets.Any(target => target.State == state);
}

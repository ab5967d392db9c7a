using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Entries;

/// <summary>What a card may offer, and why not the rest. Ownership unlocks actions; a match never does. Made for one view.</summary>
internal sealed class ActionRules
{
    private static readonly ActionClass[] Always =
        [ActionClass.InstallTarget, ActionClass.UpdateVersion, ActionClass.RemoveOrphanedTarget, ActionClass.RepairDrift];

    private static readonly ActionClass[] Switches = [ActionClass.EnableTarget, ActionClass.DisableTarget];

    private readonly ActionWords _words = new();
    private readonly Dictionary<string, OfferedActions> _native = new(StringComparer.Ordinal);
    private readonly ActionClass[] _supported;
    private readonly ActionClass[] _known;
    private readonly bool _isReadOnly;
    private readonly bool _ownershipIsKnown;
    private OfferedActions? _installable;
    private OfferedActions? _untold;

    public ActionRules(ISet<ActionClass> supported, ISet<ActionClass> optIn, SurfaceState list, bool isReadOnly)
    {
        _supported = [.. supported];
        _known = [.. Always, .. Switches.Where(optIn.Contains)];
        _ownershipIsKnown = list != SurfaceState.Unavailable;
        _isReadOnly = isReadOnly;
    }

    /// <summary>Add, unless nothing can take it, or nobody knows whether it is installed already.</summary>
    public OfferedActions ForAvailable(CatalogEntry offered)
    {
        for (var index = 0; index < offered.AvailableAppTargets.Count; index++)
        {
            if (HasScopes(offered, offered.AvailableAppTargets[index]))
            {
                return _installable ??= Available(obstacle: null);
            }
        }

        return InstallObstacle.Of(offered) is { } told ? Available(told) : _untold ??= Available(_words.Of(ActionClass.InstallTarget, ActionReasons.NoInstallableTarget));
    }

    /// <summary>Update, remove and repair, less what the catalog says that no managed target supports.</summary>
    public OfferedActions ForInstalled(IReadOnlyList<ManagedTarget> targets, CatalogEntry? offered) => OfferedActions.Decide(_known, action =>
    {
        if (_isReadOnly)
        {
            return _words.Of(action, ActionReasons.SurfaceIncompatible);
        }

        if (action == ActionClass.InstallTarget)
        {
            return _words.Of(action, ActionReasons.AlreadyManaged);
        }

        if (Switches.Contains(action))
        {
            var changes = action == ActionClass.EnableTarget ? InstallState.Disabled : InstallState.Installed;
            return targets.Any(target => target.State == changes) ? null : _words.Of(action, ActionReasons.NothingToSwitch);
        }

        if (!_supported.Contains(action))
        {
            return _words.Of(action, ActionReasons.UnsupportedByApplication);
        }

        return CanAny(action, targets, offered) ? null : _words.Of(action, ActionReasons.UnsupportedByTargets);
    });

    /// <summary>Nothing, with the reason that discovery gives.</summary>
    public OfferedActions ForNative(DiscoveryEntry native)
    {
        var reason = string.IsNullOrWhiteSpace(native.ManageabilityReason) ? ActionReasons.NativeExternalEntry : native.ManageabilityReason;
        if (!_native.TryGetValue(reason, out var actions))
        {
            _native[reason] = actions = OfferedActions.Decide(_known, action => _words.Of(action, reason));
        }

        return actions;
    }

    private OfferedActions Available(UnavailableAction? obstacle) => OfferedActions.Decide(_known, action =>
    {
        if (_isReadOnly)
        {
            return _words.Of(action, ActionReasons.SurfaceIncompatible);
        }

        if (action != ActionClass.InstallTarget)
        {
            return _words.Of(action, _ownershipIsKnown ? ActionReasons.NotManaged : ActionReasons.OwnershipUnknown);
        }

        if (!_supported.Contains(action))
        {
            return _words.Of(action, ActionReasons.UnsupportedByApplication);
        }

        return obstacle ?? (_ownershipIsKnown ? null : _words.Of(action, ActionReasons.OwnershipUnknown));
    });

    // A target without any scope is known here and cannot be installed; another writer may not tell scopes at all.
    private static bool HasScopes(CatalogEntry offered, string target) =>
        !offered.SupportedScopesByTarget.TryGetValue(target, out var scopes) || scopes.Count > 0;

    // A target of which the catalog says nothing (it is missing or newer than the record) stays manageable: list owns that truth.
    private static bool CanAny(ActionClass action, IReadOnlyList<ManagedTarget> targets, CatalogEntry? offered) => targets.Count == 0
        || targets.Any(target => offered is null || !offered.TargetSupport.TryGetValue(target.TargetId, out var support) || Can(action, support));

    private static bool Can(ActionClass action, TargetSupport support)
    {
        if (action == ActionClass.UpdateVersion)
        {
            return support.SupportsUpdate;
        }

        return action == ActionClass.RemoveOrphanedTarget ? support.SupportsRemove : support.SupportsRepair;
    }
}

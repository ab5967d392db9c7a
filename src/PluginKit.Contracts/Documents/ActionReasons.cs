namespace PluginKit.Contracts.Documents;

/// <summary>Why an action is not available on an entry of a view. Third parties may add codes of their own.</summary>
public static class ActionReasons
{
    /// <summary><c>already_managed</c>: it is installed; there is nothing to install.</summary>
    public const string AlreadyManaged = "already_managed";

    /// <summary><c>not_managed</c>: it is not installed through PluginKit.</summary>
    public const string NotManaged = "not_managed";

    /// <summary><c>no_installable_target</c>: no client here can take it, and its catalog does not tell why. Where it does, the code is the one with which an add is refused.</summary>
    public const string NoInstallableTarget = "no_installable_target";

    /// <summary><c>unsupported_by_targets</c>: none of its installed targets supports the action.</summary>
    public const string UnsupportedByTargets = "unsupported_by_targets";

    /// <summary><c>nothing_to_switch</c>: none of its targets is in the state that the action changes.</summary>
    public const string NothingToSwitch = "nothing_to_switch";

    /// <summary><c>unsupported_by_application</c>: the application cannot carry it out.</summary>
    public const string UnsupportedByApplication = "unsupported_by_application";

    /// <summary><c>ownership_unknown</c>: without the managed list nobody knows whether it is installed already.</summary>
    public const string OwnershipUnknown = "ownership_unknown";

    /// <summary><c>surface_incompatible</c>: a surface answered in a way that can only be shown.</summary>
    public const string SurfaceIncompatible = "surface_incompatible";

    /// <summary><c>native_external_entry</c>: somebody else put it into the client. Native entries carry their own manageability reason, this one where they have none.</summary>
    public const string NativeExternalEntry = Discovery.ManageabilityReasons.NativeExternalEntry;

    /// <summary>All codes of this release, those of <see cref="Discovery.ManageabilityReasons"/> aside.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AlreadyManaged, NotManaged, NoInstallableTarget, UnsupportedByTargets, NothingToSwitch, UnsupportedByApplication, OwnershipUnknown,
        SurfaceIncompatible, NativeExternalEntry,
    ];
}

namespace PluginKit.Contracts.Problems;

/// <content>Codes of the health of managed targets.</content>
public static partial class ProblemCodes
{
    /// <summary>A managed target is not in its client any more.</summary>
    public const string TargetMissing = "target_missing";

    /// <summary>A managed target is switched off in its client.</summary>
    public const string TargetDisabled = "target_disabled";

    /// <summary>A managed target does not work as recorded.</summary>
    public const string TargetDegraded = "target_degraded";

    /// <summary>A managed target waits for the user in its client.</summary>
    public const string TargetActivationPending = "target_activation_pending";

    /// <summary>A managed target still has an earlier revision than the record.</summary>
    public const string TargetOutdated = "target_outdated";

    /// <summary>Files of a managed target are not what was installed.</summary>
    public const string TargetContentDrift = "target_content_drift";

    /// <summary>No adapter is registered for a managed target.</summary>
    public const string TargetUnknown = "target_unknown";

    /// <summary>The plugin runs, yet its client cannot list or update it.</summary>
    public const string RunningWithoutSource = "running_without_source";

    /// <summary>The client has no copy of a managed plugin, so that nothing of it runs.</summary>
    public const string ClientCopyMissing = "client_copy_missing";

    /// <summary>The client cannot load its copy of a managed plugin.</summary>
    public const string ClientCopyUnusable = "client_copy_unusable";

    /// <summary>The client runs another version of a managed plugin than the one that was delivered.</summary>
    public const string ClientCopyOutdated = "client_copy_outdated";

    /// <summary>A plugin has parts for a client that the client ignores, because it takes another manifest that stands beside them.</summary>
    public const string NativeManifestShadowed = "native_manifest_shadowed";

    /// <summary>No file of the client switches a managed plugin.</summary>
    public const string ClientSwitchMissing = "client_switch_missing";

    /// <summary>A managed plugin is switched in a file of another scope.</summary>
    public const string ClientSwitchMisplaced = "client_switch_misplaced";

    /// <summary>A file that wins over that of the scope switches a managed plugin the other way.</summary>
    public const string ClientSwitchOverridden = "client_switch_overridden";

    /// <summary>The client does not know the marketplace of a managed plugin.</summary>
    public const string MarketplaceUnregistered = "marketplace_unregistered";

    /// <summary>The marketplace of a managed plugin names files that are not there or cannot be used.</summary>
    public const string MarketplaceSourceMissing = "marketplace_source_missing";
}

namespace PluginKit.Contracts.Problems;

/// <content>Codes of managed state.</content>
public static partial class ProblemCodes
{
    /// <summary>state.json does not follow its format.</summary>
    public const string StateCorrupt = "state_corrupt";

    /// <summary>A newer version wrote state.json.</summary>
    public const string StateNewer = "state_newer";

    /// <summary>state.json cannot be read.</summary>
    public const string StateUnreadable = "state_unreadable";

    /// <summary>The folder of the state belongs to another user of the machine.</summary>
    public const string StateForeign = "state_foreign";

    /// <summary>A managed or foreign entry of the same name is in the way.</summary>
    public const string StateConflict = "state_conflict";

    /// <summary>The integration is not managed.</summary>
    public const string NotManaged = "not_managed";

    /// <summary>The source now holds a package of another name than the one that is managed.</summary>
    public const string IdentityDrift = "identity_drift";

    /// <summary>A release (a tag) has other content than the one of the same name that is installed.</summary>
    public const string IdentityRewritten = "identity_rewritten";

    /// <summary>The files of the recorded revision are nowhere to be had any more.</summary>
    public const string RevisionUnavailable = "revision_unavailable";

    /// <summary>The source does not have a managed target any more.</summary>
    public const string TargetNotOffered = "target_not_offered";

    /// <summary>PluginKit's own receipt of an integration is missing; the clients are not affected.</summary>
    public const string ReceiptMissing = "receipt_missing";

    /// <summary>PluginKit's own receipt of an integration cannot be read.</summary>
    public const string ReceiptUnreadable = "receipt_unreadable";

    /// <summary>PluginKit's own receipt of an integration does not follow its format.</summary>
    public const string ReceiptCorrupt = "receipt_corrupt";

    /// <summary>A newer version wrote PluginKit's own receipt of an integration.</summary>
    public const string ReceiptNewer = "receipt_newer";
}

using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Evidence;

/// <summary>The one place that turns evidence into a state (measured with version 0.169.0 of the client).</summary>
internal static class EvidenceTable
{
    public static EvidenceRow RowOf(PluginEvidence evidence)
    {
        if (evidence is { HasEntry: false, HasRoot: false, HasCache: false, Toggle: null })
        {
            return EvidenceRow.Nothing;
        }

        if (evidence.ConfigurationIsBroken)
        {
            return EvidenceRow.ConfigurationBroken;
        }

        if (evidence.IsBlocked && evidence.Toggle is not false && (evidence.HasEntry || (evidence.HasCache && evidence.Toggle is true)))
        {
            return EvidenceRow.Blocked;
        }

        if (evidence is { HasCache: true, CacheIsUsable: false, Toggle: not null })
        {
            return EvidenceRow.CacheCorrupt;
        }

        return evidence.Toggle switch
        {
            true when evidence.HasCache => !evidence.HasEntry ? EvidenceRow.LoadedWithoutEntry
                : evidence.HasRoot ? EvidenceRow.Loaded : EvidenceRow.LoadedWithoutRoot,
            true when evidence is { HasEntry: true, HasRoot: true } => EvidenceRow.SwitchedOnNotInstalled,
            false when evidence.HasCache => evidence.HasEntry ? EvidenceRow.Disabled : EvidenceRow.DisabledUnlisted,
            null or false when evidence is { HasEntry: true, HasRoot: true } => EvidenceRow.Available,
            _ => EvidenceRow.Remains,
        };
    }

    public static ObservedState StateOf(EvidenceRow row) => row switch
    {
        EvidenceRow.Loaded or EvidenceRow.LoadedWithoutRoot => ObservedState.Active,
        EvidenceRow.Disabled or EvidenceRow.DisabledUnlisted => ObservedState.Disabled,
        EvidenceRow.Available => ObservedState.Prepared,
        _ => ObservedState.Degraded,
    };

    public static ActivationHint HintOf(EvidenceRow row) => row switch
    {
        EvidenceRow.LoadedWithoutEntry => ActivationHint.RunningWithoutSource,
        EvidenceRow.Available or EvidenceRow.SwitchedOnNotInstalled => ActivationHint.UserStepNeeded,
        EvidenceRow.Blocked => ActivationHint.BlockedByPolicy,
        _ => ActivationHint.None,
    };

    /// <summary>What is odd about a row, for people; <see langword="null"/> where nothing is.</summary>
    public static string? RemarkOf(EvidenceRow row) => row switch
    {
        EvidenceRow.LoadedWithoutRoot => "the folder it came from is gone, so that it cannot be updated",
        EvidenceRow.LoadedWithoutEntry => "it runs from the client's cache although no marketplace lists it any more",
        EvidenceRow.DisabledUnlisted => "it is switched off and no marketplace lists it any more",
        EvidenceRow.SwitchedOnNotInstalled => "it is switched on and was never installed, or the client's copy was deleted",
        EvidenceRow.CacheCorrupt => "the manifest of the client's copy cannot be used",
        EvidenceRow.ConfigurationBroken => "a configuration file of the client cannot be used",
        EvidenceRow.Remains => "only remains of it are left",
        _ => null,
    };
}

namespace PluginKit.Contracts.Problems;

/// <content>Codes of the content store and of kept generations.</content>
public static partial class ProblemCodes
{
    /// <summary>Nothing earlier is kept that a rollback could go to.</summary>
    public const string NoGenerationKept = "no_generation_kept";

    /// <summary>More than one kept generation fits what was asked for.</summary>
    public const string GenerationAmbiguous = "generation_ambiguous";

    /// <summary>Files stay because an application still runs from them.</summary>
    public const string GenerationLeased = "generation_leased";

    /// <summary>The package of a recorded revision is not in the content store.</summary>
    public const string RevisionNotStored = "revision_not_stored";

    /// <summary>An entry of the content store is not what its name promises.</summary>
    public const string StoreEntryDamaged = "store_entry_damaged";

    /// <summary>State, receipt and package tell different revisions.</summary>
    public const string RevisionMismatch = "revision_mismatch";
}

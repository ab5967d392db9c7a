namespace PluginKit.Contracts.Problems;

/// <content>Codes of updates, batches and checks.</content>
public static partial class ProblemCodes
{
    /// <summary>The package has a target that is not installed, and the stored policy leaves that to the user.</summary>
    public const string NewTargetAvailable = "new_target_available";

    /// <summary>A target is blocked or failed, and all or nothing was asked for.</summary>
    public const string AllOrNothing = "all_or_nothing";

    /// <summary>A batch was cancelled; what was committed before stays.</summary>
    public const string BatchCancelled = "batch_cancelled";

    /// <summary>The source cannot be reached.</summary>
    public const string SourceUnreachable = "source_unreachable";

    /// <summary>The source wants credentials.</summary>
    public const string SourceAuthRequired = "source_auth_required";

    /// <summary>The file of check times cannot be used.</summary>
    public const string ChecksUnusable = "checks_unusable";

    /// <summary>The file of check times could not be written.</summary>
    public const string ChecksNotKept = "checks_not_kept";
}

using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: updates, batches and checks.</summary>
internal static class UpdatesProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.NewTargetAvailable, ProblemSeverity.Warning, "The package has a target that is not installed, and the stored policy is manual.", NextStepActions.Add, "Add the target, or update with the policy auto."),
        new(ProblemCodes.AllOrNothing, ProblemSeverity.Error, "A target is blocked or failed, and all or nothing was asked for.", NextStepActions.CorrectRequest, "See the named target; or apply without all or nothing."),
        new(ProblemCodes.BatchCancelled, ProblemSeverity.Error, "A batch was cancelled before this integration.", NextStepActions.PlanAgain, "What was committed before stays; plan again for the rest."),
        new(ProblemCodes.SourceUnreachable, ProblemSeverity.Error, "The source cannot be reached.", NextStepActions.WaitAndRetry, "Check the connection and try again."),
        new(ProblemCodes.SourceAuthRequired, ProblemSeverity.Error, "The source wants credentials.", NextStepActions.CheckReference, "Sign in to the source, or use another reference."),
        new(ProblemCodes.ChecksUnusable, ProblemSeverity.Warning, "The file of check times cannot be used, so that nothing is known of sources.", NextStepActions.ReviewFile, "Ask for outdated again; deleting the named file harms nothing."),
        new(ProblemCodes.ChecksNotKept, ProblemSeverity.Warning, "The file of check times could not be written; the answer itself is complete.", NextStepActions.CheckPermissions, "Make the named folder writable."),
    ];
}

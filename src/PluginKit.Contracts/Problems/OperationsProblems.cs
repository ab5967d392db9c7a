using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: operations.</summary>
internal static class OperationsProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.Busy, ProblemSeverity.Error, "Another operation holds the lock.", NextStepActions.WaitAndRetry, "Wait for the operation that the details name."),
        new(ProblemCodes.TargetBusy, ProblemSeverity.Error, "A client holds a file.", NextStepActions.WaitAndRetry, "Close the client or wait."),
        new(ProblemCodes.Conflict, ProblemSeverity.Error, "A file changed while it was being edited.", NextStepActions.PlanAgain, "Plan again; the details give the digests."),
        new(ProblemCodes.PlanStale, ProblemSeverity.Error, "The world changed since the plan was made.", NextStepActions.PlanAgain, "Plan again and review the new plan."),
        new(ProblemCodes.PlanBlocked, ProblemSeverity.Error, "Every target of the plan is blocked.", NextStepActions.CorrectRequest, "See the problems of the targets."),
        new(ProblemCodes.OperationOpen, ProblemSeverity.Error, "An earlier operation did not end.", NextStepActions.Recover, "Run recovery, or the next mutation does."),
        new(ProblemCodes.OperationRecovered, ProblemSeverity.Info, "An earlier operation that did not end was brought to its end.", null, "Nothing has to be done."),
        new(ProblemCodes.StaleLock, ProblemSeverity.Warning, "A lock file of a process that is gone was found.", NextStepActions.Recover, "Run recovery, or the next mutation removes it."),
        new(ProblemCodes.JournalUnreadable, ProblemSeverity.Error, "The journal of an operation cannot be read.", NextStepActions.ReviewFile, "Look at the named file; no mutation runs until it is resolved."),
        new(ProblemCodes.WriteFailed, ProblemSeverity.Error, "A file could not be written.", NextStepActions.CheckPermissions, "Make the named folder writable and check free space."),
        new(ProblemCodes.StepFailed, ProblemSeverity.Error, "A step of the plan failed.", NextStepActions.ReportIssue, "See the message; the target was rolled back."),
        new(ProblemCodes.RollbackIncomplete, ProblemSeverity.Error, "A step could not be undone.", NextStepActions.Repair, "Repair the integration; the details name what is left."),
        new(ProblemCodes.VerificationFailed, ProblemSeverity.Error, "After the change the client's files do not say what the plan expected.", NextStepActions.ReportIssue, "See the details; the target was rolled back."),
        new(ProblemCodes.LeftoverFiles, ProblemSeverity.Warning, "Files could not be cleaned up.", NextStepActions.CheckPermissions, "Delete the named files by hand."),
        new(ProblemCodes.TimedOut, ProblemSeverity.Error, "A plan or a view did not end within its time limit; nothing was changed.", NextStepActions.WaitAndRetry, "Try again; the details name the stage that took long and the option that gives it more time."),
        new(ProblemCodes.OperationLogUnavailable, ProblemSeverity.Warning, "The log of operations cannot be read or written; the operations themselves are not affected.", NextStepActions.CheckPermissions, "Make the named file readable and writable for this user."),
    ];
}

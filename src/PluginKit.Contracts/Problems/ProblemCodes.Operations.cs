namespace PluginKit.Contracts.Problems;

/// <content>Codes of operations.</content>
public static partial class ProblemCodes
{
    /// <summary>Another operation holds the lock.</summary>
    public const string Busy = "busy";

    /// <summary>A client holds a file.</summary>
    public const string TargetBusy = "target_busy";

    /// <summary>A file changed while it was being edited.</summary>
    public const string Conflict = "conflict";

    /// <summary>The world changed since the plan was made.</summary>
    public const string PlanStale = "plan_stale";

    /// <summary>Every target of the plan is blocked.</summary>
    public const string PlanBlocked = "plan_blocked";

    /// <summary>An earlier operation did not end.</summary>
    public const string OperationOpen = "operation_open";

    /// <summary>An earlier operation that did not end was brought to its end.</summary>
    public const string OperationRecovered = "operation_recovered";

    /// <summary>A lock file of a process that is gone was found.</summary>
    public const string StaleLock = "stale_lock";

    /// <summary>The journal of an operation cannot be read.</summary>
    public const string JournalUnreadable = "journal_unreadable";

    /// <summary>A file could not be written.</summary>
    public const string WriteFailed = "write_failed";

    /// <summary>A step of the plan failed.</summary>
    public const string StepFailed = "step_failed";

    /// <summary>A step could not be undone.</summary>
    public const string RollbackIncomplete = "rollback_incomplete";

    /// <summary>After the change the client's files do not say what the plan expected.</summary>
    public const string VerificationFailed = "verification_failed";

    /// <summary>Files could not be cleaned up.</summary>
    public const string LeftoverFiles = "leftover_files";

    /// <summary>A plan or a view did not end within its time limit; nothing was changed.</summary>
    public const string TimedOut = "timed_out";

    /// <summary>The log of operations cannot be read or written; the operations themselves are not affected.</summary>
    public const string OperationLogUnavailable = "operation_log_unavailable";
}

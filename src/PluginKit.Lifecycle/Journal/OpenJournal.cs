using PluginKit.Contracts.Problems;

namespace PluginKit.Lifecycle.Journal;

/// <summary>A journal that was found on disk.</summary>
/// <param name="Journal">The journal, to append to.</param>
/// <param name="Records">Its complete lines. A torn last line is left out: what it announced was not done.</param>
/// <param name="Problem">Why it cannot be used.</param>
internal sealed record OpenJournal(OperationJournal Journal, IReadOnlyList<JournalRecord> Records, Problem? Problem)
{
    /// <summary>Whether the last line is incomplete, the trace of a crash while it was written.</summary>
    public bool HasTornTail { get; init; }

    public string OperationId => Path.GetFileName(Journal.Folder);

    public IntentRecord? Intent => Records.Count > 0 ? Records[0] as IntentRecord : null;

    public bool IsCommitted => Records.Any(static record => record is CommittedRecord);

    public bool IsDecided => Intent?.IsDecided == true;

    public bool IsDegraded => Records.Any(static record => record is DegradedRecord);

    public CommitIntendedRecord? CommitIntended => Records.OfType<CommitIntendedRecord>().LastOrDefault();

    /// <summary>The last step that was begun, for people.</summary>
    public string? Phase()
    {
        if (IsCommitted)
        {
            return "after_commit";
        }

        if (Records.OfType<StepBegunRecord>().LastOrDefault() is not { } begun || Intent is not { } intent)
        {
            return "intent";
        }

        var target = intent.Targets.FirstOrDefault(target => string.Equals(target.TargetId, begun.TargetId, StringComparison.Ordinal));
        return target is not null && begun.Step < target.Steps.Count
            ? $"{begun.TargetId}: {target.Steps[begun.Step].Kind}"
            : begun.TargetId;
    }
}

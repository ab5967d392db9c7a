using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>The one truth table of <c>outcome</c> and <c>ok</c>.</summary>
public static class OutcomeRules
{
    /// <summary>
    /// The outcome of a mutation. Degraded beats everything; a mix of applied and not applied is a partial success; nothing applied is
    /// rolled back if anything had begun, else failed. Targets without work count for nothing; only such targets is applied.
    /// </summary>
    /// <param name="targets">What became of each target.</param>
    /// <returns>The outcome.</returns>
    public static Outcome Of(IEnumerable<TargetOutcome> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        bool applied = false, missed = false, undone = false, noop = false;
        foreach (var target in targets)
        {
            if (target == TargetOutcome.Degraded)
            {
                return Outcome.Degraded;
            }

            applied |= target == TargetOutcome.Applied;
            noop |= target == TargetOutcome.Noop;
            undone |= target == TargetOutcome.RolledBack;
            missed |= target == TargetOutcome.Blocked || target == TargetOutcome.Failed || target == TargetOutcome.RolledBack;
        }

        return (applied, missed, undone) switch
        {
            (true, true, _) => Outcome.PartialSuccess,
            (true, false, _) => Outcome.Applied,
            (false, _, true) => Outcome.RolledBack,
            (false, true, false) => Outcome.Failed,
            _ => noop ? Outcome.Applied : Outcome.Failed,
        };
    }

    /// <summary>
    /// The outcome of a batch, from those of its integrations. Degraded beats everything; all applied is applied, and so is a batch that nobody is in; a mix
    /// of applied (or partly applied) and not applied is a partial success; nothing applied is rolled back if anything was undone, else failed.
    /// </summary>
    /// <param name="reports">What each integration came to.</param>
    /// <returns>The outcome.</returns>
    public static Outcome OfBatch(IEnumerable<Outcome> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        bool applied = false, missed = false, undone = false;
        foreach (var report in reports)
        {
            if (report == Outcome.Degraded)
            {
                return Outcome.Degraded;
            }

            applied |= report == Outcome.Applied || report == Outcome.PartialSuccess;
            missed |= report != Outcome.Applied;
            undone |= report == Outcome.RolledBack;
        }

        return (applied, missed, undone) switch
        {
            (_, false, _) => Outcome.Applied,
            (true, true, _) => Outcome.PartialSuccess,
            (false, true, true) => Outcome.RolledBack,
            _ => Outcome.Failed,
        };
    }

    /// <summary>Whether a mutation was carried out as asked: only <see cref="Outcome.Applied"/> is, and a plan without errors of its own.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="hasErrors">Whether the document (not one of its blocked targets) has a problem of severity error.</param>
    /// <returns>The value of <c>ok</c>.</returns>
    public static bool IsOk(Outcome outcome, bool hasErrors) =>
        outcome == Outcome.Applied || (outcome == Outcome.Planned && !hasErrors);
}

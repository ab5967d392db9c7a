using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: content store and generations.</summary>
internal static class StoreProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.NoGenerationKept, ProblemSeverity.Error, "Nothing earlier of a target is kept that a rollback could go to.", NextStepActions.CorrectRequest, "Name a version that is kept, or keep more generations (LifecycleOptions.KeptGenerations) before the next update."),
        new(ProblemCodes.GenerationAmbiguous, ProblemSeverity.Error, "More than one kept generation fits the request.", NextStepActions.CorrectRequest, "Name the digest of the wanted one; the details list them."),
        new(ProblemCodes.GenerationLeased, ProblemSeverity.Info, "Superseded files stay because a running application holds them.", null, "Nothing has to be done; a later collection takes them."),
        new(ProblemCodes.RevisionNotStored, ProblemSeverity.Warning, "The package of a recorded revision is not in the content store, so that a repair may need its source.", NextStepActions.Repair, "Repair the integration while its source is at hand."),
        new(ProblemCodes.StoreEntryDamaged, ProblemSeverity.Warning, "An entry of the content store is not what its name promises and is treated as absent.", NextStepActions.Repair, "Repair the integration; the damaged entry is replaced."),
        new(ProblemCodes.RevisionMismatch, ProblemSeverity.Error, "State, receipt and stored package tell different revisions of an integration.", NextStepActions.Update, "Update the integration; the details tell what disagrees."),
    ];
}

using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: plans that are reviewed, saved and consented to.</summary>
internal static class PlansProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.NeedsConsent, ProblemSeverity.Error, "The plan brings executables that nobody has consented to.", NextStepActions.GiveConsent, "Review the executables in the plan and apply it with the digest that it names."),
        new(ProblemCodes.PlanInvalid, ProblemSeverity.Error, "A saved plan does not say what would be done.", NextStepActions.PlanAgain, "Plan again; do not trust the file."),
    ];
}

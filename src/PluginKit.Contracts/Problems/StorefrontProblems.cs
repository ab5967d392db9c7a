using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: storefront.</summary>
internal static class StorefrontProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.SurfaceUnavailable, ProblemSeverity.Warning, "One of the four surfaces gave no answer; its entries or facts are missing from the view.", NextStepActions.WaitAndRetry, "Ask the surface that the details name again."),
        new(ProblemCodes.SurfaceStale, ProblemSeverity.Warning, "One of the four surfaces gave an older answer.", NextStepActions.WaitAndRetry, "Ask the surface that the details name again."),
        new(ProblemCodes.SurfaceIncompatible, ProblemSeverity.Warning, "One of the four surfaces answered with a newer schema or without grouping keys: the view can be read, and every action is off.", NextStepActions.UpdateBackend, "Bring both programs to versions that match."),
        new(ProblemCodes.ViewEntryNotFound, ProblemSeverity.Error, "The view has no entry with this id.", NextStepActions.WaitAndRetry, "Refresh the view and take an id from it."),
        new(ProblemCodes.SurfacesDisagree, ProblemSeverity.Warning, "Two surfaces tell different things about what is managed; the owner of the truth wins.", NextStepActions.WaitAndRetry, "Ask list and doctor again, one after the other."),
    ];
}

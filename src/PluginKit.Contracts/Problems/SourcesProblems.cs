using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: sources.</summary>
internal static class SourcesProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.SourceUnsupported, ProblemSeverity.Error, "No registered source understands the reference.", NextStepActions.CheckReference, "Use an absolute folder path, or register a source for this kind."),
        new(ProblemCodes.SourceNotFound, ProblemSeverity.Error, "The source is not there.", NextStepActions.CheckReference, "Check the path or reference."),
        new(ProblemCodes.SourceUnreadable, ProblemSeverity.Error, "The source cannot be read.", NextStepActions.CheckPermissions, "Make the named file or folder readable."),
        new(ProblemCodes.SourceUnsafeEntry, ProblemSeverity.Error, "The package contains a link, a special file or a name that is not portable.", NextStepActions.FixPackage, "Remove or rename the named entry."),
        new(ProblemCodes.SourceLimitExceeded, ProblemSeverity.Error, "The package has more files, bytes or levels than the limits allow.", NextStepActions.FixPackage, "Make the package smaller, or raise the limit in the options."),
        new(ProblemCodes.SourceChanged, ProblemSeverity.Error, "The source changed while it was being read.", NextStepActions.PlanAgain, "Plan again when the source is at rest."),
    ];
}

using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: usage.</summary>
internal static class UsageProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.Usage, ProblemSeverity.Error, "The request cannot be understood.", NextStepActions.CorrectRequest, "Correct the named argument."),
        new(ProblemCodes.UnsupportedTarget, ProblemSeverity.Error, "The target is unknown, is not in the package, or nobody manages it.", NextStepActions.ChooseSupportedTarget, "Choose one of the targets that the message lists."),
        new(ProblemCodes.UnsupportedScope, ProblemSeverity.Error, "The target cannot be installed in this scope.", NextStepActions.ChooseSupportedScope, "Choose one of the scopes that the message lists; nothing is mapped to another scope."),
        new(ProblemCodes.WorkspaceRootRequired, ProblemSeverity.Error, "The project scope needs a workspace root.", NextStepActions.GiveWorkspaceRoot, "Pass the absolute path of the project; the process working directory is never used."),
        new(ProblemCodes.WorkspaceRootInvalid, ProblemSeverity.Error, "The workspace root is not an absolute path of an existing folder, or is the home directory.", NextStepActions.GiveWorkspaceRoot, "Pass the absolute path of an existing project other than the home directory."),
        new(ProblemCodes.IntegrationIdInvalid, ProblemSeverity.Error, "The integration id is not a valid leaf id.", NextStepActions.CorrectRequest, "Use 1 to 64 letters, digits, dots, underscores or hyphens."),
    ];
}

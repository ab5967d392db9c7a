using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: documents.</summary>
internal static class DocumentsProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.DocumentCorrupt, ProblemSeverity.Error, "A document does not follow its format.", NextStepActions.UpdateBackend, "Use a writer that follows the contract."),
        new(ProblemCodes.DocumentNewer, ProblemSeverity.Error, "A newer schema version than this reader knows.", NextStepActions.UpdatePluginKit, "Use a newer PluginKit."),
        new(ProblemCodes.DocumentAbsent, ProblemSeverity.Error, "There is no document.", NextStepActions.CheckReference, "Check the path."),
        new(ProblemCodes.DocumentUnreadable, ProblemSeverity.Error, "A document cannot be read.", NextStepActions.CheckPermissions, "Make the file readable."),
        new(ProblemCodes.DocumentIncompatible, ProblemSeverity.Error, "A document lacks members without which it cannot be used.", NextStepActions.UpdateBackend, "Use a writer that follows the contract."),
        new(ProblemCodes.DocumentReducedFidelity, ProblemSeverity.Warning, "A document lacks members that tell what was done.", NextStepActions.UpdateBackend, "Use a writer that follows the contract."),
        new(ProblemCodes.TransportSpawnFailed, ProblemSeverity.Error, "The other process could not be started.", NextStepActions.InstallClient, "Check the path of the program."),
        new(ProblemCodes.TransportTimedOut, ProblemSeverity.Error, "The other process did not answer in time.", NextStepActions.WaitAndRetry, "Try again with a longer limit."),
        new(ProblemCodes.TransportEmpty, ProblemSeverity.Error, "The other process printed nothing.", NextStepActions.UpdateBackend, "Check its error output."),
        new(ProblemCodes.TransportMalformed, ProblemSeverity.Error, "The other process did not print exactly one document.", NextStepActions.UpdateBackend, "Check its output."),
    ];
}

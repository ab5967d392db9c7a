using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: state.</summary>
internal static class StateProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.StateCorrupt, ProblemSeverity.Error, "state.json does not follow its format.", NextStepActions.RestoreBackup, "Restore the file from a backup or move it away; nothing is overwritten."),
        new(ProblemCodes.StateNewer, ProblemSeverity.Error, "A newer version wrote state.json.", NextStepActions.UpdatePluginKit, "Use a newer PluginKit; nothing is written until then."),
        new(ProblemCodes.StateUnreadable, ProblemSeverity.Error, "state.json cannot be read.", NextStepActions.CheckPermissions, "Make the file readable."),
        new(ProblemCodes.StateForeign, ProblemSeverity.Error, "The folder of the state belongs to another user of the machine.", NextStepActions.CheckPermissions, "Run as the user that the details name, or with a home of your own; two users cannot share one state."),
        new(ProblemCodes.StateConflict, ProblemSeverity.Error, "A managed or foreign entry of the same name is in the way.", NextStepActions.RemoveExisting, "Remove the entry that the details name, or work with it."),
        new(ProblemCodes.NotManaged, ProblemSeverity.Error, "The integration is not managed.", NextStepActions.CheckReference, "Check the id; list shows what is managed."),
        new(ProblemCodes.IdentityDrift, ProblemSeverity.Error, "The source now holds a package of another name than the one that is managed.", NextStepActions.CheckReference, "Check the source; to take the other package, remove this one and add it."),
        new(ProblemCodes.IdentityRewritten, ProblemSeverity.Error, "A release has other content than the one of the same name that is installed: the tag was moved, or the source is not what it was.", NextStepActions.CheckReference, "Ask whoever published it why. To take it all the same, repeat the update and accept the named digest."),
        new(ProblemCodes.RevisionUnavailable, ProblemSeverity.Error, "The files of the recorded revision are nowhere to be had any more.", NextStepActions.Update, "Put the source back as it was and repair again, or update to what it has now."),
        new(ProblemCodes.TargetNotOffered, ProblemSeverity.Error, "The source does not have a managed target any more.", NextStepActions.RemoveExisting, "Keep the revision that is installed, or remove the target."),
        new(ProblemCodes.ReceiptMissing, ProblemSeverity.Warning, "PluginKit's own receipt of an integration is missing; the clients are not affected.", NextStepActions.Repair, "Repair the integration to write it again."),
        new(ProblemCodes.ReceiptUnreadable, ProblemSeverity.Warning, "PluginKit's own receipt of an integration cannot be read.", NextStepActions.CheckPermissions, "Make the file readable."),
        new(ProblemCodes.ReceiptCorrupt, ProblemSeverity.Warning, "PluginKit's own receipt of an integration does not follow its format.", NextStepActions.Repair, "Repair the integration to write it again; the file is kept beside it under another name."),
        new(ProblemCodes.ReceiptNewer, ProblemSeverity.Error, "A newer version wrote PluginKit's own receipt of an integration.", NextStepActions.UpdatePluginKit, "Use a newer PluginKit for this integration; nothing of it is changed until then."),
    ];
}

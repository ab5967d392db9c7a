using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: health.</summary>
internal static class HealthProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.TargetMissing, ProblemSeverity.Error, "A managed target is not in its client any more.", NextStepActions.Repair, "Repair the integration, or remove it."),
        new(ProblemCodes.TargetDisabled, ProblemSeverity.Warning, "A managed target is switched off in its client.", NextStepActions.EnableInClient, "Switch it on in the client, or leave it."),
        new(ProblemCodes.TargetDegraded, ProblemSeverity.Error, "A managed target does not work as recorded.", NextStepActions.Repair, "Repair the integration."),
        new(ProblemCodes.TargetActivationPending, ProblemSeverity.Warning, "A managed target waits for the user in its client.", NextStepActions.ActivateInClient, "Carry out the named step in the client."),
        new(ProblemCodes.TargetOutdated, ProblemSeverity.Warning, "A managed target still has an earlier revision than the record.", NextStepActions.Update, "Update the integration; the other targets are up to date."),
        new(ProblemCodes.TargetContentDrift, ProblemSeverity.Error, "Files of a managed target are not what was installed.", NextStepActions.Repair, "Repair the integration."),
        new(ProblemCodes.TargetUnknown, ProblemSeverity.Warning, "No adapter is registered for a managed target.", NextStepActions.InstallClient, "Register the adapter; the record stays as it is."),
        new(ProblemCodes.RunningWithoutSource, ProblemSeverity.Error, "The plugin runs, yet its client cannot list or update it.", NextStepActions.Repair, "Repair the integration."),
        new(ProblemCodes.ClientCopyMissing, ProblemSeverity.Warning, "The client has no copy of a managed plugin, so that nothing of it runs.", NextStepActions.Repair, "Repair the integration."),
        new(ProblemCodes.ClientCopyUnusable, ProblemSeverity.Warning, "The client cannot load its copy of a managed plugin.", NextStepActions.Repair, "Repair the integration."),
        new(ProblemCodes.ClientCopyOutdated, ProblemSeverity.Warning, "The client runs another version of a managed plugin than the one that was delivered.", NextStepActions.Repair, "Repair the integration."),
        new(ProblemCodes.NativeManifestShadowed, ProblemSeverity.Warning, "A plugin has parts for a client that the client ignores, because it takes another manifest that stands beside them.", NextStepActions.FixPackage, "Move what is meant to count to where the other manifest is read, or remove that manifest."),
        new(ProblemCodes.ClientSwitchMissing, ProblemSeverity.Warning, "No file of the client switches a managed plugin.", NextStepActions.Repair, "Repair the integration."),
        new(ProblemCodes.ClientSwitchMisplaced, ProblemSeverity.Warning, "A managed plugin is switched in a file of another scope.", NextStepActions.Repair, "Repair the integration, or take the named member out of the named file."),
        new(ProblemCodes.ClientSwitchOverridden, ProblemSeverity.Warning, "A file that wins over that of the scope switches a managed plugin the other way.", NextStepActions.ReviewFile, "Look at the named member of the named file; it wins."),
        new(ProblemCodes.MarketplaceUnregistered, ProblemSeverity.Warning, "The client does not know the marketplace of a managed plugin.", NextStepActions.Repair, "Repair the integration."),
        new(ProblemCodes.MarketplaceSourceMissing, ProblemSeverity.Warning, "The marketplace of a managed plugin names files that are not there or cannot be used.", NextStepActions.Repair, "Repair the integration."),
    ];
}

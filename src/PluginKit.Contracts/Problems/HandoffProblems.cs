using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: bundle handoff.</summary>
internal static class HandoffProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.BundleInputInvalid, ProblemSeverity.Error, "What was given is no local bundle archive.", NextStepActions.CorrectRequest, "Give the absolute path of a `.tar.gz` file; a remote bundle is fetched."),
        new(ProblemCodes.BundleMetadataMissing, ProblemSeverity.Error, "The archive or folder has no handoff metadata.", NextStepActions.CheckReference, "Use an archive that `export` made."),
        new(ProblemCodes.BundleMetadataInvalid, ProblemSeverity.Error, "The handoff metadata does not follow its format.", NextStepActions.CheckReference, "Have the bundle exported again."),
        new(ProblemCodes.BundleMetadataNewer, ProblemSeverity.Error, "A newer version wrote the handoff metadata.", NextStepActions.UpdatePluginKit, "Use a newer PluginKit."),
        new(ProblemCodes.BundleMetadataMismatch, ProblemSeverity.Error, "The metadata says something else than the content, or than what was asked for.", NextStepActions.CheckReference, "Ask whoever packed it; do not use it as it is."),
        new(ProblemCodes.BundleContentDiffers, ProblemSeverity.Error, "The files are not those that the bundle lists.", NextStepActions.CheckReference, "Get the bundle again; for a folder, see which files changed."),
        new(ProblemCodes.BundlePlatformUnsupported, ProblemSeverity.Error, "The platform is none that bundles exist for.", NextStepActions.ChooseSupportedTarget, "Use `codex-runtime` or `claude`."),
        new(ProblemCodes.BundleRuntimeUnsupported, ProblemSeverity.Error, "The runtime is none that bundles exist for.", NextStepActions.CorrectRequest, "Bundles are for Python and Node."),
        new(ProblemCodes.BundleGoUnsupported, ProblemSeverity.Error, "A Go plugin is handed over as a compiled program, not as a bundle.", NextStepActions.CorrectRequest, "Build the program and distribute it."),
        new(ProblemCodes.BundleShellExportOnly, ProblemSeverity.Error, "Shell bundles are beta: they can be exported and inspected, not installed, fetched or published.", NextStepActions.CorrectRequest, "Unpack it by hand after a review, or use Python or Node."),
        new(ProblemCodes.BundleShellBeta, ProblemSeverity.Warning, "Shell bundles are beta, and no program installs them.", NextStepActions.ReviewFile, "Tell whoever gets the bundle to unpack it by hand."),
        new(ProblemCodes.BundleWorkspaceTarget, ProblemSeverity.Error, "The target is configuration of a workspace, which no bundle carries.", NextStepActions.ChooseSupportedTarget, "Commit the configuration to the workspace; bundles are for `codex-runtime` and `claude`."),
        new(ProblemCodes.BundlePackagingTarget, ProblemSeverity.Error, "The target is packaging only, which no bundle carries.", NextStepActions.ChooseSupportedTarget, "Publish the package where the client takes it from; bundles are for `codex-runtime` and `claude`."),
        new(ProblemCodes.BundleCliPackage, ProblemSeverity.Error, "This is the package of a command line program, not an authored plugin.", NextStepActions.CorrectRequest, "Install it with its own package manager."),
        new(ProblemCodes.BundleTargetDisabled, ProblemSeverity.Error, "The project does not have the platform among its targets.", NextStepActions.ChooseSupportedTarget, "Add the target to `plugin.yaml`, or choose one that is there."),
        new(ProblemCodes.BundleLauncherMissing, ProblemSeverity.Error, "The project has no `launcher.yaml`, so that nothing is known of its runtime.", NextStepActions.FixPackage, "Add `launcher.yaml` with a runtime and an entry point."),
        new(ProblemCodes.BundleProjectInvalid, ProblemSeverity.Error, "The project does not pass strict validation.", NextStepActions.FixPackage, "Validate the project with `--strict` and mend what it names."),
        new(ProblemCodes.BundleProjectNotReady, ProblemSeverity.Error, "The project is not ready to run on this machine.", NextStepActions.FixPackage, "Ask for its readiness and do what it says."),
        new(ProblemCodes.BundleSecretFound, ProblemSeverity.Error, "A file that would be handed over holds a secret, or looks like one.", NextStepActions.FixFile, "Take the secret out, replace it with a placeholder such as `${NAME}`, and revoke it if it has left this machine."),
        new(ProblemCodes.BundleDestinationConflict, ProblemSeverity.Error, "The destination holds something that no install of a bundle put there.", NextStepActions.CorrectRequest, "Choose an empty folder, or remove what is there yourself."),
        new(ProblemCodes.BundleDestinationModified, ProblemSeverity.Error, "The earlier install at the destination was changed, is another bundle, or does not list its files.", NextStepActions.ReviewFile, "Look at what changed, and install with `--force` to replace it."),
    ];
}

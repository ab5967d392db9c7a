using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: authoring.</summary>
internal static class AuthoringProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.ManifestMissing, ProblemSeverity.Error, "There is no plugin.yaml.", NextStepActions.FixPackage, "Put plugin.yaml into the folder plugin/ of the package."),
        new(ProblemCodes.ManifestInvalid, ProblemSeverity.Error, "plugin.yaml does not follow its format.", NextStepActions.FixFile, "Correct the named line."),
        new(ProblemCodes.ManifestUnknownField, ProblemSeverity.Warning, "plugin.yaml has a field that its format does not know.", NextStepActions.FixFile, "Remove or correct the named field."),
        new(ProblemCodes.LayoutUnsupported, ProblemSeverity.Error, "The authored files are laid out in a way that is not supported.", NextStepActions.FixPackage, "Put all authored files below plugin/."),
        new(ProblemCodes.LayoutRootAuthored, ProblemSeverity.Warning, "The authored files are in the package root instead of plugin/.", NextStepActions.FixPackage, "Move the authored files below plugin/."),
        new(ProblemCodes.ServersInvalid, ProblemSeverity.Error, "mcp/servers.yaml does not follow its format.", NextStepActions.FixFile, "Correct the named line."),
        new(ProblemCodes.ServersUnknownField, ProblemSeverity.Warning, "mcp/servers.yaml has a field that its format does not know.", NextStepActions.FixFile, "Remove or correct the named field."),
        new(ProblemCodes.LauncherInvalid, ProblemSeverity.Error, "launcher.yaml does not follow its format.", NextStepActions.FixFile, "Correct the named line."),
        new(ProblemCodes.OverlayInvalid, ProblemSeverity.Error, "An overlay file of a target does not follow its format.", NextStepActions.FixFile, "Correct the named file."),
        new(ProblemCodes.OverlayIgnored, ProblemSeverity.Warning, "An authored file belongs to a target or kind that is not used.", NextStepActions.FixPackage, "Remove the file or add the target."),
        new(ProblemCodes.NativeManifestDisagrees, ProblemSeverity.Warning, "The shipped native manifest and plugin.yaml say different things; the shipped file is what the client sees.", NextStepActions.FixPackage, "Bring the named field into agreement."),
        new(ProblemCodes.NativeManifestInvalid, ProblemSeverity.Error, "The shipped native manifest would be rejected by the client.", NextStepActions.FixPackage, "Correct the named file."),
        new(ProblemCodes.PackageTargetIgnored, ProblemSeverity.Warning, "The package has a target that no lifecycle manages.", null, "Nothing has to be done; the target is left out."),
        new(ProblemCodes.HiddenText, ProblemSeverity.Warning, "A text that people read has characters that are not shown: it may say something else to a model than to a reader.", NextStepActions.FixFile, "Remove the named characters."),
        new(ProblemCodes.AddressUnusable, ProblemSeverity.Warning, "What stands where a web address belongs is none; it is not handed on, and so never becomes a link.", NextStepActions.FixFile, "Write a complete address that begins with https://, without a user name."),
        new(ProblemCodes.VersionIrregular, ProblemSeverity.Warning, "The version is none that could be shown, or one that names whatever is newest: changes cannot be seen by it.", NextStepActions.FixFile, "Write a version that changes with the content, such as 1.2.0."),
        new(ProblemCodes.HiddenInstructions, ProblemSeverity.Error, "A manifest, or an instruction to a model, has characters that no reader sees. It is not installed.", NextStepActions.FixFile, "Do not install it before whoever wrote it has removed the named characters."),
        new(ProblemCodes.HiddenComment, ProblemSeverity.Info, "An instruction to a model has a comment that a page does not show.", NextStepActions.FixFile, "Read the named lines."),
        new(ProblemCodes.SkillIrregular, ProblemSeverity.Warning, "The front matter of a skill is not as its format wants it; clients may leave the skill out.", NextStepActions.FixFile, "Correct the named field."),
        new(ProblemCodes.ServerRisky, ProblemSeverity.Warning, "A server sets or sends something that should be looked at before it is run.", NextStepActions.FixFile, "Look at the named field, and remove it if it is not meant."),
        new(ProblemCodes.ProjectBlocked, ProblemSeverity.Error, "Something that no bootstrap puts right keeps a project from running.", NextStepActions.FixPackage, "Put right what the reason names."),
        new(ProblemCodes.ProjectNeedsBootstrap, ProblemSeverity.Error, "Dependencies or the environment of a project are not installed.", NextStepActions.BootstrapProject, "Look at the named steps, and bootstrap the project."),
        new(ProblemCodes.ProjectNeedsBuild, ProblemSeverity.Error, "The output that a project runs is not built.", NextStepActions.BootstrapProject, "Look at the named steps, and bootstrap the project."),
        new(ProblemCodes.ProjectInstallFailed, ProblemSeverity.Error, "The package manager of a project did not install what it needs.", NextStepActions.FixPackage, "Look at the last lines of its output."),
        new(ProblemCodes.ProjectBuildFailed, ProblemSeverity.Error, "The build of a project failed.", NextStepActions.FixPackage, "Look at the last lines of its output."),
        new(ProblemCodes.ProjectBootstrapTimedOut, ProblemSeverity.Error, "A step of a bootstrap was ended after its time limit.", NextStepActions.BootstrapProject, "Try again, if need be with a longer time limit."),
        new(ProblemCodes.ProjectInvalid, ProblemSeverity.Error, "A validation of a project found failures, or warnings that count.", NextStepActions.FixPackage, "Correct what the findings name."),
    ];
}

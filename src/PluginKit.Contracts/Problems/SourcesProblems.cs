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
        new(ProblemCodes.SourceDigestMismatch, ProblemSeverity.Error, "The source has another digest than the one that it was pinned to.", NextStepActions.CheckReference, "Ask whoever published it which of the two is right; do not take over the new digest unseen."),
        new(ProblemCodes.SourceNotContent, ProblemSeverity.Error, "A web page, an answer of a server or a pointer came in place of the content.", NextStepActions.CheckReference, "Sign in to the source or check its address; what came was not taken for content."),
        new(ProblemCodes.SourceMoved, ProblemSeverity.Error, "The source sends those who ask for it to another place.", NextStepActions.CheckReference, "Look where it leads, and use that address if you trust it."),
        new(ProblemCodes.GitMissing, ProblemSeverity.Error, "The program `git` is not there, too old, or does not answer.", NextStepActions.InstallClient, "Install git 2.32 or newer, or use a folder or an archive."),
        new(ProblemCodes.GitRevisionInvalid, ProblemSeverity.Error, "A text cannot be the name of a branch, a tag or a commit.", NextStepActions.CheckReference, "Give a branch, a tag or all 40 digits of a commit."),
        new(ProblemCodes.GitRevisionNotFound, ProblemSeverity.Error, "The repository has no such branch, tag or commit.", NextStepActions.CheckReference, "Give a branch, a tag or all 40 digits of a commit that is there."),
        new(ProblemCodes.GitRevisionAmbiguous, ProblemSeverity.Error, "A branch and a tag of the same name are different commits.", NextStepActions.CheckReference, "Write refs/heads/… or refs/tags/…."),
        new(ProblemCodes.ArchiveInvalid, ProblemSeverity.Error, "The archive is cut off, contradicts itself or hides something.", NextStepActions.CheckReference, "Get it again, or have it packed again; `details.rule` names what is wrong."),
        new(ProblemCodes.ArchiveUnsupported, ProblemSeverity.Error, "The archive uses what is not read: encryption, zip64, other methods or kinds.", NextStepActions.FixPackage, "Pack it as zip (stored or deflated) or tar.gz, without encryption."),
    ];
}

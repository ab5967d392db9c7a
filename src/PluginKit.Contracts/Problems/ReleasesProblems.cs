using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: releases.</summary>
internal static class ReleasesProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.ReleaseNotFound, ProblemSeverity.Error, "The repository has no such release, or does not show it.", NextStepActions.CheckReference, "Check repository and tag; a private repository wants a token."),
        new(ProblemCodes.ReleaseIsDraft, ProblemSeverity.Error, "The release is a draft.", NextStepActions.WaitAndRetry, "Wait until its author publishes it, or use another tag."),
        new(ProblemCodes.ReleaseAmbiguous, ProblemSeverity.Error, "Several releases have the same tag.", NextStepActions.CheckReference, "Delete the drafts that are not meant."),
        new(ProblemCodes.ReleaseAssetNotFound, ProblemSeverity.Error, "The release has no such asset.", NextStepActions.CheckReference, "Choose one of the names in `details.available`."),
        new(ProblemCodes.ReleaseAssetAmbiguous, ProblemSeverity.Error, "Several assets of the release could be meant.", NextStepActions.CorrectRequest, "Name the asset, or the platform and the runtime."),
        new(ProblemCodes.ReleaseConflict, ProblemSeverity.Error, "The release already has another asset of this name.", NextStepActions.CorrectRequest, "Publish under another tag, or replace the asset on purpose."),
        new(ProblemCodes.ReleaseNotPublished, ProblemSeverity.Error, "The release could not be published; nothing of it is shown that is not complete.", NextStepActions.WaitAndRetry, "Publish again: what has been uploaded is kept."),
    ];
}

using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: catalog.</summary>
internal static class CatalogProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.CatalogAbsent, ProblemSeverity.Error, "There is no catalog at the configured place.", NextStepActions.CorrectRequest, "Name an existing folder or snapshot file."),
        new(ProblemCodes.CatalogUnreadable, ProblemSeverity.Error, "The catalog cannot be read.", NextStepActions.CheckPermissions, "Make the named file or folder readable."),
        new(ProblemCodes.CatalogCorrupt, ProblemSeverity.Error, "The catalog snapshot does not follow its format.", NextStepActions.RefreshCatalog, "Make the snapshot again."),
        new(ProblemCodes.CatalogNewer, ProblemSeverity.Error, "A newer version wrote the catalog snapshot.", NextStepActions.UpdatePluginKit, "Use a newer PluginKit."),
        new(ProblemCodes.CatalogEntryInvalid, ProblemSeverity.Warning, "A folder of the catalog is not a valid plugin and was left out.", NextStepActions.FixPackage, "Correct the named package."),
        new(ProblemCodes.CatalogDuplicateId, ProblemSeverity.Warning, "Two folders of the catalog have the same integration id; the second was left out.", NextStepActions.FixPackage, "Give the named package another name."),
        new(ProblemCodes.CatalogEntryNotFound, ProblemSeverity.Error, "The catalog has no entry with this id.", NextStepActions.CheckReference, "Check the id, or refresh the catalog."),
        new(ProblemCodes.CatalogStale, ProblemSeverity.Warning, "An older answer of the catalog is shown.", NextStepActions.RefreshCatalog, "Refresh the catalog."),
        new(ProblemCodes.ReadmeUnavailable, ProblemSeverity.Info, "The entry has no authored README that could be read.", null, "Nothing has to be done."),
    ];
}

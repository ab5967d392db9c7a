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
        new(ProblemCodes.CatalogDuplicateId, ProblemSeverity.Warning, "An origin of the catalog has the same integration id more than once; the first entry counts.", NextStepActions.FixPackage, "Give the named package another name. It stands in alternatives."),
        new(ProblemCodes.CatalogEntryNotFound, ProblemSeverity.Error, "The catalog has no entry with this id.", NextStepActions.CheckReference, "Check the id, or refresh the catalog."),
        new(ProblemCodes.CatalogStale, ProblemSeverity.Warning, "An older answer of the catalog is shown.", NextStepActions.RefreshCatalog, "Refresh the catalog."),
        new(ProblemCodes.CatalogContradiction, ProblemSeverity.Error, "Two answers of the catalog say that they were made at the same moment, and differ; the first one stays.", NextStepActions.RefreshCatalog, "Find out who changed the named snapshot without making it anew, and refresh it."),
        new(ProblemCodes.CatalogIdCollision, ProblemSeverity.Info, "Several origins have an entry with this id; the first origin counts.", null, "Nothing has to be done. The others stand in alternatives."),
        new(ProblemCodes.CatalogOriginFailed, ProblemSeverity.Warning, "One of several origins of the catalog cannot be read.", NextStepActions.RefreshCatalog, "Correct the named origin; the entries of the others are shown."),
        new(ProblemCodes.MarketplaceEntryUnsupported, ProblemSeverity.Error, "An entry of a client's marketplace cannot be used.", NextStepActions.FixFile, "Correct the named entry, or do without it."),
        new(ProblemCodes.MarketplaceEntryUnchecked, ProblemSeverity.Error, "Whether the entry can be installed is known only when its source is fetched.", NextStepActions.CheckReference, "Plan adding its source_ref: the plan fetches it and tells."),
        new(ProblemCodes.CatalogRefreshFailed, ProblemSeverity.Error, "The catalog snapshot could not be made anew; the last good one is kept.", NextStepActions.WaitAndRetry, "Correct what the other problems name, and refresh again."),
        new(ProblemCodes.CatalogRevisionMismatch, ProblemSeverity.Error, "The checkout is not at the revision that was asked for.", NextStepActions.CorrectRequest, "Check out the revision, or ask for the one that is there."),
        new(ProblemCodes.CatalogDigestMismatch, ProblemSeverity.Error, "The content of the catalog snapshot is not what its digest says.", NextStepActions.RefreshCatalog, "Make the snapshot again."),
        new(ProblemCodes.CatalogDigestAbsent, ProblemSeverity.Warning, "The catalog snapshot has no digest to compare its content with.", NextStepActions.RefreshCatalog, "Make the snapshot again with this version."),
        new(ProblemCodes.CatalogDiffers, ProblemSeverity.Error, "The catalog is not what the snapshot was made of.", NextStepActions.RefreshCatalog, "Refresh the snapshot."),
        new(ProblemCodes.ReadmeUnavailable, ProblemSeverity.Info, "The entry has no authored README that could be read.", null, "Nothing has to be done."),
    ];
}

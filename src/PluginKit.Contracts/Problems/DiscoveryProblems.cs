using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: discovery.</summary>
internal static class DiscoveryProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.ScannerFaulted, ProblemSeverity.Warning, "A scanner failed; the plugins of its client are missing from the answer.", NextStepActions.ReportIssue, "Report the named scanner to its author."),
        new(ProblemCodes.ManagedStateUnavailable, ProblemSeverity.Warning, "Managed state could not be read; managed plugins may appear as native ones.", NextStepActions.RestoreBackup, "See the problem that state itself reports."),
        new(ProblemCodes.UniversalCandidatesUnavailable, ProblemSeverity.Warning, "The catalog could not be read; no relations to universal plugins are shown.", NextStepActions.RefreshCatalog, "Refresh the catalog."),
        new(ProblemCodes.ClientFileCorrupt, ProblemSeverity.Error, "A file of a client does not follow its format.", NextStepActions.FixFile, "Correct the named line; PluginKit never writes a file that it cannot parse."),
        new(ProblemCodes.ClientFileUnreadable, ProblemSeverity.Error, "A file of a client cannot be read.", NextStepActions.CheckPermissions, "Make the named file readable."),
        new(ProblemCodes.ClientFileOutsideRoots, ProblemSeverity.Error, "A file of a client is a link that leaves the allowed folders.", NextStepActions.ReviewFile, "Look at the link; PluginKit does not follow it."),
        new(ProblemCodes.OrphanedCache, ProblemSeverity.Info, "A copy of a plugin lies in a client's cache and nothing refers to it.", NextStepActions.ReviewFile, "The client deletes it in its own time; nothing runs from it."),
        new(ProblemCodes.DanglingRecord, ProblemSeverity.Warning, "A client's record refers to a marketplace or project that is not there.", NextStepActions.ReviewFile, "Remove the plugin in the client, or bring back what is missing."),
        new(ProblemCodes.RecordWithoutFiles, ProblemSeverity.Warning, "A client's record refers to files that are not there.", NextStepActions.ReviewFile, "Install the plugin again in the client, or remove it there."),
        new(ProblemCodes.StaleToggle, ProblemSeverity.Info, "A settings file switches a plugin that nothing else knows.", NextStepActions.ReviewFile, "Take the named member out of the named file if nobody needs it."),
        new(ProblemCodes.EvidenceContradicts, ProblemSeverity.Warning, "What a client's files say about a plugin contradicts itself.", NextStepActions.ReviewFile, "Look at the files of the entry's evidence; discovering again helps when the client was just writing."),
        new(ProblemCodes.WatchSlow, ProblemSeverity.Warning, "Changes of a client's files cannot be listened to; they are compared every few minutes.", NextStepActions.CheckPermissions, "Raise the system's limit of file watchers, or make the named folder readable."),
        new(ProblemCodes.WatchUnavailable, ProblemSeverity.Warning, "A client cannot be watched; discover when the user asks for it.", NextStepActions.ReportIssue, "Ask the author of the scanner to name what it reads."),
        new(ProblemCodes.ClientFileProtected, ProblemSeverity.Error, "A file of a client is read-only, or its owner, group or access list could not be kept.", NextStepActions.CheckPermissions, "Make the file writable, or run as the user it belongs to; it was left as it is."),
    ];
}

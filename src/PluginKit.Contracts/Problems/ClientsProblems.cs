using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the catalogue: clients.</summary>
internal static class ClientsProblems
{
    public static IReadOnlyList<ProblemEntry> Rows { get; } =
    [
        new(ProblemCodes.SourceToolMissing, ProblemSeverity.Error, "The client's program is not on the search path.", NextStepActions.InstallClient, "Install the client, or run the named command where it is."),
        new(ProblemCodes.ClientVersionUnverified, ProblemSeverity.Warning, "Nobody measured this version of the client.", NextStepActions.UpdateClient, "Use a measured version, or accept the warning."),
        new(ProblemCodes.ClientCommandFailed, ProblemSeverity.Error, "A command of the client failed.", NextStepActions.ReviewFile, "See the message of the client in the details."),
        new(ProblemCodes.ClientTimedOut, ProblemSeverity.Error, "A command of the client did not end in time.", NextStepActions.WaitAndRetry, "Try again; the details name the command."),
        new(ProblemCodes.ManagedPolicyBlock, ProblemSeverity.Error, "An administrator's policy forbids the change.", NextStepActions.AskAdministrator, "Ask for a change of the named key in the named file."),
        new(ProblemCodes.TrustedProjectRequired, ProblemSeverity.Error, "The client reads a project's configuration only when the user trusts the project.", NextStepActions.TrustProject, "Open the project in the client and trust it; PluginKit never writes trust."),
        new(ProblemCodes.AdapterFaulted, ProblemSeverity.Error, "An adapter failed.", NextStepActions.ReportIssue, "Report the named adapter to its author."),
        new(ProblemCodes.ClientRecordMissing, ProblemSeverity.Warning, "A client runs or has switched on a plugin of which it has no record.", NextStepActions.ReviewFile, "Install the plugin again in the client, or repair the integration."),
        new(ProblemCodes.ClientManifestRejected, ProblemSeverity.Warning, "A client rejects a plugin's manifest, or reports a component that the manifest names.", NextStepActions.FixFile, "Correct the named member of the named file."),
        new(ProblemCodes.ClientDependencyMissing, ProblemSeverity.Warning, "A client does not load a plugin because another one that it needs is off, missing or of another version.", NextStepActions.EnableInClient, "Install or switch on the named plugin in the client."),
        new(ProblemCodes.ClientRecordOutdated, ProblemSeverity.Info, "A client recorded another version than the one it runs.", null, "The next update or repair brings the record up to date."),
    ];
}

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
    ];
}

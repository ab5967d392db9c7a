using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace PluginKit.Contracts.Problems;

/// <summary>The English words of every action of <see cref="NextStepActions"/>.</summary>
internal static class EnglishNextSteps
{
    private static readonly FrozenDictionary<string, NextStepWords> Words = new Dictionary<string, NextStepWords>(StringComparer.Ordinal)
    {
        [NextStepActions.CorrectRequest] = new("Correct the request and ask again."),
        [NextStepActions.GiveWorkspaceRoot] = new("Pass the absolute path of an existing project."),
        [NextStepActions.ChooseSupportedScope] = new("Choose a supported scope.", "supported", "Choose a supported scope: {0}."),
        [NextStepActions.ChooseSupportedTarget] = new("Choose a supported target.", "supported", "Choose a supported target: {0}."),
        [NextStepActions.FixFile] = new("Correct the file.", "path", "Correct the file {0}."),
        [NextStepActions.FixPackage] = new("Correct the package, or ask its author to.", "path", "Correct {0} in the package, or ask its author to."),
        [NextStepActions.CheckPermissions] = new("Make the file or folder accessible to this user.", "path", "Make {0} accessible to this user."),
        [NextStepActions.InstallClient] = new("Install the client, or put its program on the search path.", "program", "Install {0}, or put it on the search path."),
        [NextStepActions.UpdateClient] = new("Use another version of the client.", "measured", "Use a version of the client that was measured: {0}."),
        [NextStepActions.UpdatePluginKit] = new("Use a newer version of this application."),
        [NextStepActions.Recover] = new("Recover the operation that did not end.", "operation_id", "Recover the operation {0}."),
        [NextStepActions.Repair] = new("Repair the integration.", "integration_id", "Repair {0}."),
        [NextStepActions.RemoveExisting] = new("Remove the existing entry first, or work with it.", "managed_entry_key", "Remove the existing entry {0} first, or work with it."),
        [NextStepActions.RemoveForeignEntry] = new("Remove the other entry in the client, or choose another plugin.", "entry", "Remove {0} in the client, or choose another plugin."),
        [NextStepActions.PlanAgain] = new("Make a new plan and review it."),
        [NextStepActions.WaitAndRetry] = new("Wait and try again."),
        [NextStepActions.AskAdministrator] = new("Ask an administrator to change the policy.", "path", "Ask an administrator to change the policy in {0}."),
        [NextStepActions.TrustProject] = new("Open the project in the client and trust it.", "workspace_root", "Open {0} in the client and trust it."),
        [NextStepActions.RunClientCommand] = new("Run the client's own command.", "command", "Run this in a terminal: `{0}`."),
        [NextStepActions.ActivateInClient] = new("Finish the installation in the client.", "command", "Finish the installation in the client: `{0}`."),
        [NextStepActions.ReloadPlugins] = new("Reload the plugins in running sessions.", "client", "Reload the plugins in running sessions of {0}."),
        [NextStepActions.RestartClient] = new("Restart the client.", "client", "Restart {0}."),
        [NextStepActions.OpenNewThread] = new("Open a new thread."),
        [NextStepActions.EnableInClient] = new("Switch the plugin on in the client."),
        [NextStepActions.RefreshCatalog] = new("Refresh the catalog."),
        [NextStepActions.CheckReference] = new("Check the spelling of the reference."),
        [NextStepActions.ReportIssue] = new("Report this with the details."),
        [NextStepActions.UpdateBackend] = new("Use a program that speaks this contract."),
        [NextStepActions.RestoreBackup] = new("Restore the file from a backup, or move it away.", "path", "Restore {0} from a backup, or move it away."),
        [NextStepActions.ReviewFile] = new("Look at the file and decide by hand.", "path", "Look at {0} and decide by hand."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool TryFind(string action, [NotNullWhen(true)] out NextStepWords? words) => Words.TryGetValue(action, out words);
}

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
        [NextStepActions.ChooseSupportedScope] = new("Choose a supported scope.", "Choose a supported scope: {0}.", "supported"),
        [NextStepActions.ChooseSupportedTarget] = new("Choose a supported target.", "Choose a supported target: {0}.", "supported"),
        [NextStepActions.FixFile] = new("Correct the file.", "Correct the file {0}.", "path", "file"),
        [NextStepActions.FixPackage] = new("Correct the package, or ask its author to.", "Correct {0} in the package, or ask its author to.", "path", "file"),
        [NextStepActions.CheckPermissions] = new("Make the file or folder accessible to this user.", "Make {0} accessible to this user.", "path", "file"),
        [NextStepActions.InstallClient] = new("Install the client, or put its program on the search path.", "Install {0}, or put it on the search path.", "program"),
        [NextStepActions.UpdateClient] = new("Use another version of the client.", "Use a version of the client that was measured: {0}.", "measured"),
        [NextStepActions.UpdatePluginKit] = new("Use a newer version of this application."),
        [NextStepActions.Recover] = new("Recover the operation that did not end.", "Recover the operation {0}.", "operation_id"),
        [NextStepActions.Repair] = new("Repair the integration.", "Repair {0}.", "integration_id"),
        [NextStepActions.Update] = new("Update the integration.", "Update {0}.", "integration_id"),
        [NextStepActions.Add] = new("Add the target.", "Add the target {0}.", "target"),
        [NextStepActions.SignIn] = new("Sign in, then repair the integration.", "Sign in to {0}, then repair the integration.", "client"),
        [NextStepActions.RemoveExisting] = new("Remove the existing entry first, or work with it.", "Remove the existing entry {0} first, or work with it.", "managed_entry_key"),
        [NextStepActions.RemoveForeignEntry] = new("Remove the other entry in the client, or choose another plugin.", "Remove the other entry in {0}, or choose another plugin.", "client"),
        [NextStepActions.PlanAgain] = new("Make a new plan and review it."),
        [NextStepActions.GiveConsent] = new("Review what would be run, and consent to it.", "Review what would be run, and consent to it with {0}.", "digest"),
        [NextStepActions.WaitAndRetry] = new("Wait and try again."),
        [NextStepActions.AskAdministrator] = new("Ask an administrator to change the policy.", "Ask an administrator to change the policy in {0}.", "path", "file"),
        [NextStepActions.TrustProject] = new("Open the project in the client and trust it.", "Open {0} in the client and trust it.", "workspace_root", "project_root"),
        [NextStepActions.RunClientCommand] = new("Run the client's own command.", "Run this in a terminal: `{0}`.", "command"),
        [NextStepActions.ActivateInClient] = new("Finish the installation in the client.", "Finish the installation in the client: `{0}`.", "command"),
        [NextStepActions.ReloadPlugins] = new("Reload the plugins in running sessions.", "Reload the plugins in running sessions of {0}.", "client"),
        [NextStepActions.RestartClient] = new("Restart the client.", "Restart {0}.", "client"),
        [NextStepActions.OpenNewThread] = new("Open a new thread.", "Open a new thread in {0}; open threads keep what they have.", "client"),
        [NextStepActions.EnableInClient] = new("Switch the plugin on in the client."),
        [NextStepActions.RefreshCatalog] = new("Refresh the catalog."),
        [NextStepActions.CheckReference] = new("Check the spelling of the reference."),
        [NextStepActions.ReportIssue] = new("Report this with the details."),
        [NextStepActions.UpdateBackend] = new("Use a program that speaks this contract."),
        [NextStepActions.RestoreBackup] = new("Restore the file from a backup, or move it away.", "Restore {0} from a backup, or move it away.", "path", "file"),
        [NextStepActions.InstallRuntime] = new("Install the runtime that the plugin needs.", "Install {0}.", "requirement"),
        [NextStepActions.CheckProject] = new("Check whether the project is ready.", "Check whether {0} is ready (doctor).", "path"),
        [NextStepActions.ValidateProject] = new("Validate the project strictly.", "Validate {0} strictly.", "path"),
        [NextStepActions.ReviewFile] = new("Look at the file and decide by hand.", "Look at {0} and decide by hand.", "path", "file"),
        [NextStepActions.BootstrapProject] = new("Look at what would be run, and bootstrap the project.", "Look at what would be run, and bootstrap the project {0}.", "project_root", "path"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool TryFind(string action, [NotNullWhen(true)] out NextStepWords? words) => Words.TryGetValue(action, out words);
}

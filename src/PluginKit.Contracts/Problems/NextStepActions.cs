namespace PluginKit.Contracts.Problems;

/// <summary>The actions of <see cref="NextStep"/>. Third parties may add their own words.</summary>
public static class NextStepActions
{
    /// <summary>Ask again with a corrected request.</summary>
    public const string CorrectRequest = "correct_request";

    /// <summary>Pass an absolute workspace root of an existing project.</summary>
    public const string GiveWorkspaceRoot = "give_workspace_root";

    /// <summary>Choose a scope that the target supports.</summary>
    public const string ChooseSupportedScope = "choose_supported_scope";

    /// <summary>Choose a target that the package has and an adapter manages.</summary>
    public const string ChooseSupportedTarget = "choose_supported_target";

    /// <summary>Correct the named file at the named position.</summary>
    public const string FixFile = "fix_file";

    /// <summary>Correct the package, or ask its author to.</summary>
    public const string FixPackage = "fix_package";

    /// <summary>Make the named file or folder accessible to this user.</summary>
    public const string CheckPermissions = "check_permissions";

    /// <summary>Install the client's program, or put it on the search path.</summary>
    public const string InstallClient = "install_client";

    /// <summary>Use a client version that PluginKit was measured with.</summary>
    public const string UpdateClient = "update_client";

    /// <summary>Use a newer PluginKit.</summary>
    public const string UpdatePluginKit = "update_plugin_kit";

    /// <summary>Run recovery for the open operation.</summary>
    public const string Recover = "recover";

    /// <summary>Repair the integration.</summary>
    public const string Repair = "repair";

    /// <summary>Update the integration.</summary>
    public const string Update = "update";

    /// <summary>Add the named target.</summary>
    public const string Add = "add";

    /// <summary>Sign in to the client or the service.</summary>
    public const string SignIn = "sign_in";

    /// <summary>Remove the existing entry first, or work with it.</summary>
    public const string RemoveExisting = "remove_existing";

    /// <summary>Remove the foreign entry in the client, or choose another plugin.</summary>
    public const string RemoveForeignEntry = "remove_foreign_entry";

    /// <summary>Make a new plan and review it.</summary>
    public const string PlanAgain = "plan_again";

    /// <summary>Review the executables of the plan and consent to them.</summary>
    public const string GiveConsent = "give_consent";

    /// <summary>Wait for the other operation to end and try again.</summary>
    public const string WaitAndRetry = "wait_and_retry";

    /// <summary>Ask an administrator to change the named policy.</summary>
    public const string AskAdministrator = "ask_administrator";

    /// <summary>Open the project in the client and trust it.</summary>
    public const string TrustProject = "trust_project";

    /// <summary>Run the named command of the client.</summary>
    public const string RunClientCommand = "run_client_command";

    /// <summary>Carry out the client's own install step.</summary>
    public const string ActivateInClient = "activate_in_client";

    /// <summary>Reload plugins in running sessions.</summary>
    public const string ReloadPlugins = "reload_plugins";

    /// <summary>Restart the client.</summary>
    public const string RestartClient = "restart_client";

    /// <summary>Open a new thread.</summary>
    public const string OpenNewThread = "open_new_thread";

    /// <summary>Switch the plugin on in the client.</summary>
    public const string EnableInClient = "enable_in_client";

    /// <summary>Refresh the catalog.</summary>
    public const string RefreshCatalog = "refresh_catalog";

    /// <summary>Check the spelling of the source reference.</summary>
    public const string CheckReference = "check_reference";

    /// <summary>Report this with the named details.</summary>
    public const string ReportIssue = "report_issue";

    /// <summary>Use a program that speaks this contract.</summary>
    public const string UpdateBackend = "update_backend";

    /// <summary>Restore the named file from a backup, or move it away.</summary>
    public const string RestoreBackup = "restore_backup";

    /// <summary>Compare the named file with what is reported and decide by hand.</summary>
    public const string ReviewFile = "review_file";

    /// <summary>Install the named runtime on the machine that runs the plugin.</summary>
    public const string InstallRuntime = "install_runtime";

    /// <summary>Ask for the readiness of the project.</summary>
    public const string CheckProject = "check_project";

    /// <summary>Validate the project strictly for the named platform.</summary>
    public const string ValidateProject = "validate_project";

    /// <summary>Prepare the project to run: install its dependencies and build it. Runs code of the project.</summary>
    public const string BootstrapProject = "bootstrap_project";
}

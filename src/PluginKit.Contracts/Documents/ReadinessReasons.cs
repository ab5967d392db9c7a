namespace PluginKit.Contracts.Documents;

/// <summary>The words of <see cref="ProjectReadiness.ReasonCode"/>.</summary>
public static class ReadinessReasons
{
    /// <summary>Ready: the project has no launcher.</summary>
    public const string NoLauncher = "no_launcher";

    /// <summary>Ready: a Go launcher is a program of its own.</summary>
    public const string GoConfigured = "go_configured";

    /// <summary>Ready: the shell launcher is there.</summary>
    public const string ShellReady = "shell_ready";

    /// <summary>Ready: the Python environment is there.</summary>
    public const string PythonReady = "python_ready";

    /// <summary>Ready: the Node dependencies are there.</summary>
    public const string NodeReady = "node_ready";

    /// <summary>Needs a bootstrap: there is no Python environment.</summary>
    public const string EnvironmentMissing = "environment_missing";

    /// <summary>Needs a bootstrap: Node dependencies are not installed.</summary>
    public const string InstallStateMissing = "install_state_missing";

    /// <summary>Needs a build: the output that the launcher runs is missing.</summary>
    public const string BuiltOutputMissing = "built_output_missing";

    /// <summary>Blocked: the folder, <c>plugin.yaml</c> or <c>launcher.yaml</c> cannot be read or is not valid.</summary>
    public const string ProjectInvalid = "project_invalid";

    /// <summary>The entry point of the launcher is not there. Blocked; for a Go project that can be built here, needs a build.</summary>
    public const string EntrypointMissing = "entrypoint_missing";

    /// <summary>Blocked: the entry point is not executable.</summary>
    public const string EntrypointNotExecutable = "entrypoint_not_executable";

    /// <summary>Blocked: the entry point or what it runs lies outside of the project, for example through a link.</summary>
    public const string OutsideProject = "outside_project";

    /// <summary>Blocked: the program of the package manager is not on the search path.</summary>
    public const string ManagerMissing = "manager_missing";

    /// <summary>Blocked: an environment is there whose interpreter is not.</summary>
    public const string EnvironmentBroken = "environment_broken";

    /// <summary>Blocked: the runtime is not on the search path.</summary>
    public const string RuntimeMissing = "runtime_missing";

    /// <summary>Blocked: the runtime is older than what is needed.</summary>
    public const string RuntimeTooOld = "runtime_too_old";

    /// <summary>Blocked: the runtime does not tell its version.</summary>
    public const string RuntimeUnusable = "runtime_unusable";

    /// <summary>Blocked: nobody knows the runtime.</summary>
    public const string RuntimeUnsupported = "runtime_unsupported";

    /// <summary>Blocked: what the entry point runs is missing.</summary>
    public const string RuntimeTargetMissing = "runtime_target_missing";

    /// <summary>Blocked: a file that the manager or the build needs (<c>package.json</c>, <c>tsconfig.json</c>, <c>pyproject.toml</c>) is missing or cannot be read.</summary>
    public const string BuildFileUnusable = "build_file_unusable";

    /// <summary>Blocked: <c>package.json</c> has no script that builds.</summary>
    public const string BuildScriptMissing = "build_script_missing";

    /// <summary>Blocked: the launcher runs something outside of the folder that the build writes to.</summary>
    public const string OutputDirectoryMismatch = "output_directory_mismatch";
}

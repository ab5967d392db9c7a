namespace PluginKit.Contracts.Problems;

/// <content>Codes of bundle handoff.</content>
public static partial class ProblemCodes
{
    /// <summary>What was given is no local bundle archive.</summary>
    public const string BundleInputInvalid = "bundle_input_invalid";

    /// <summary>The archive or folder has no handoff metadata.</summary>
    public const string BundleMetadataMissing = "bundle_metadata_missing";

    /// <summary>The handoff metadata does not follow its format.</summary>
    public const string BundleMetadataInvalid = "bundle_metadata_invalid";

    /// <summary>A newer version wrote the handoff metadata.</summary>
    public const string BundleMetadataNewer = "bundle_metadata_newer";

    /// <summary>The metadata says something else than the content, or than what was asked for.</summary>
    public const string BundleMetadataMismatch = "bundle_metadata_mismatch";

    /// <summary>The files are not those that the bundle lists.</summary>
    public const string BundleContentDiffers = "bundle_content_differs";

    /// <summary>The platform is none that bundles exist for.</summary>
    public const string BundlePlatformUnsupported = "bundle_platform_unsupported";

    /// <summary>The runtime is none that bundles exist for.</summary>
    public const string BundleRuntimeUnsupported = "bundle_runtime_unsupported";

    /// <summary>A Go plugin is handed over as a compiled program, not as a bundle.</summary>
    public const string BundleGoUnsupported = "bundle_go_unsupported";

    /// <summary>Shell bundles are beta: they can be exported and inspected, not installed, fetched or published.</summary>
    public const string BundleShellExportOnly = "bundle_shell_export_only";

    /// <summary>Shell bundles are beta, and no program installs them.</summary>
    public const string BundleShellBeta = "bundle_shell_beta";

    /// <summary>The target is configuration of a workspace, which no bundle carries.</summary>
    public const string BundleWorkspaceTarget = "bundle_workspace_target";

    /// <summary>The target is packaging only, which no bundle carries.</summary>
    public const string BundlePackagingTarget = "bundle_packaging_target";

    /// <summary>This is the package of a command line program, not an authored plugin.</summary>
    public const string BundleCliPackage = "bundle_cli_package";

    /// <summary>The project does not have the platform among its targets.</summary>
    public const string BundleTargetDisabled = "bundle_target_disabled";

    /// <summary>The project has no <c>launcher.yaml</c>, so that nothing is known of its runtime.</summary>
    public const string BundleLauncherMissing = "bundle_launcher_missing";

    /// <summary>The project does not pass strict validation.</summary>
    public const string BundleProjectInvalid = "bundle_project_invalid";

    /// <summary>The project is not ready to run on this machine.</summary>
    public const string BundleProjectNotReady = "bundle_project_not_ready";

    /// <summary>A file that would be handed over holds a secret, or looks like one.</summary>
    public const string BundleSecretFound = "bundle_secret_found";

    /// <summary>The destination holds something that no install of a bundle put there.</summary>
    public const string BundleDestinationConflict = "bundle_destination_conflict";

    /// <summary>The earlier install at the destination was changed, is another bundle, or does not list its files.</summary>
    public const string BundleDestinationModified = "bundle_destination_modified";
}

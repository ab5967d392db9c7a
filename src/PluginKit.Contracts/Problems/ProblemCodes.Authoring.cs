namespace PluginKit.Contracts.Problems;

/// <content>Codes of authored packages.</content>
public static partial class ProblemCodes
{
    /// <summary>There is no plugin.yaml.</summary>
    public const string ManifestMissing = "manifest_missing";

    /// <summary>plugin.yaml does not follow its format.</summary>
    public const string ManifestInvalid = "manifest_invalid";

    /// <summary>plugin.yaml has a field that its format does not know.</summary>
    public const string ManifestUnknownField = "manifest_unknown_field";

    /// <summary>The authored files are laid out in a way that is not supported.</summary>
    public const string LayoutUnsupported = "layout_unsupported";

    /// <summary>The authored files are in the package root instead of plugin/.</summary>
    public const string LayoutRootAuthored = "layout_root_authored";

    /// <summary>mcp/servers.yaml does not follow its format.</summary>
    public const string ServersInvalid = "servers_invalid";

    /// <summary>mcp/servers.yaml has a field that its format does not know.</summary>
    public const string ServersUnknownField = "servers_unknown_field";

    /// <summary>launcher.yaml does not follow its format.</summary>
    public const string LauncherInvalid = "launcher_invalid";

    /// <summary>An overlay file of a target does not follow its format.</summary>
    public const string OverlayInvalid = "overlay_invalid";

    /// <summary>An authored file belongs to a target or kind that is not used.</summary>
    public const string OverlayIgnored = "overlay_ignored";

    /// <summary>The shipped native manifest and plugin.yaml say different things; the shipped file is what the client sees.</summary>
    public const string NativeManifestDisagrees = "native_manifest_disagrees";

    /// <summary>The shipped native manifest would be rejected by the client.</summary>
    public const string NativeManifestInvalid = "native_manifest_invalid";

    /// <summary>The package has a target that no lifecycle manages.</summary>
    public const string PackageTargetIgnored = "package_target_ignored";

    /// <summary>A text that people read has characters that are not shown.</summary>
    public const string HiddenText = "hidden_text";

    /// <summary>What stands where a web address belongs is none.</summary>
    public const string AddressUnusable = "address_unusable";

    /// <summary>The version is none that could be shown, or one that names whatever is newest.</summary>
    public const string VersionIrregular = "version_irregular";

    /// <summary>A manifest or an instruction to a model has characters that no reader sees; it is not installed.</summary>
    public const string HiddenInstructions = "hidden_instructions";

    /// <summary>An instruction to a model has a comment that a page does not show.</summary>
    public const string HiddenComment = "hidden_comment";

    /// <summary>The front matter of a skill is not as its format wants it.</summary>
    public const string SkillIrregular = "skill_irregular";

    /// <summary>A server sets or sends something that should be looked at before it is run.</summary>
    public const string ServerRisky = "server_risky";

    /// <summary>Something that no bootstrap puts right keeps a project from running.</summary>
    public const string ProjectBlocked = "project_blocked";

    /// <summary>Dependencies or the environment of a project are not installed.</summary>
    public const string ProjectNeedsBootstrap = "project_needs_bootstrap";

    /// <summary>The output that a project runs is not built.</summary>
    public const string ProjectNeedsBuild = "project_needs_build";

    /// <summary>The package manager of a project did not install what it needs.</summary>
    public const string ProjectInstallFailed = "project_install_failed";

    /// <summary>The build of a project failed.</summary>
    public const string ProjectBuildFailed = "project_build_failed";

    /// <summary>A step of a bootstrap was ended after its time limit.</summary>
    public const string ProjectBootstrapTimedOut = "project_bootstrap_timed_out";

    /// <summary>A validation of a project found failures, or warnings that count.</summary>
    public const string ProjectInvalid = "project_invalid";
}

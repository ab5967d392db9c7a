namespace PluginKit.Contracts.Documents;

/// <summary>The words of <see cref="ValidationFinding.Kind"/>.</summary>
public static class ValidationKinds
{
    /// <summary>Failure: nobody knows the platform that was asked for.</summary>
    public const string UnknownPlatform = "unknown_platform";

    /// <summary>Failure: no platform was asked for, and the project does not tell.</summary>
    public const string CannotInferPlatform = "cannot_infer_platform";

    /// <summary>Failure: there is no <c>plugin.yaml</c>.</summary>
    public const string ManifestMissing = "manifest_missing";

    /// <summary>Failure: an authored file does not follow its format, or does not have the platform that was asked for.</summary>
    public const string ManifestInvalid = "manifest_invalid";

    /// <summary>Failure: a file that the platform needs is missing.</summary>
    public const string RequiredFileMissing = "required_file_missing";

    /// <summary>Failure: a file is there that must not be for the platform.</summary>
    public const string ForbiddenFilePresent = "forbidden_file_present";

    /// <summary>Failure: the build failed. Only a bootstrap builds; a validation never says it.</summary>
    public const string BuildFailed = "build_failed";

    /// <summary>Failure: the runtime is not there.</summary>
    public const string RuntimeNotFound = "runtime_not_found";

    /// <summary>Failure: hooks or configuration start something else than the entry point.</summary>
    public const string EntrypointMismatch = "entrypoint_mismatch";

    /// <summary>Failure: <c>launcher.yaml</c> is missing or wrong, or its entry point is.</summary>
    public const string LauncherInvalid = "launcher_invalid";

    /// <summary>Failure: what the entry point runs is missing.</summary>
    public const string RuntimeTargetMissing = "runtime_target_missing";

    /// <summary>Failure: a generated file is missing, is not what the authored files say, or is left over.</summary>
    public const string GeneratedContractInvalid = "generated_contract_invalid";

    /// <summary>Failure: an authored file cannot be read.</summary>
    public const string SourceFileMissing = "source_file_missing";

    /// <summary>Failure: the project has a kind of content that the platform does not take.</summary>
    public const string UnsupportedTargetKind = "unsupported_target_kind";

    /// <summary>Failure: the folder is no package: a link, a special file, a name that is not portable, or too much.</summary>
    public const string SourceRefused = "source_refused";

    /// <summary>Warning: an authored file has a field that its format does not know.</summary>
    public const string ManifestUnknownField = "manifest_unknown_field";

    /// <summary>Warning: the folder is not called like the extension, as Gemini wants it.</summary>
    public const string GeminiDirNameMismatch = "gemini_dir_name_mismatch";

    /// <summary>Warning: a server has its arguments in its command.</summary>
    public const string GeminiMcpCommandStyle = "gemini_mcp_command_style";

    /// <summary>Warning: Gemini ignores a rule of a policy of an extension.</summary>
    public const string GeminiPolicyIgnored = "gemini_policy_ignored";

    /// <summary>
    /// The warnings that keep a project from passing a strict validation, and from being exported: those of the existing tool, so that both come to the same verdict.
    /// What PluginKit warns of beyond them is told and never counts.
    /// </summary>
    public static IReadOnlySet<string> StrictWarnings { get; } =
        new HashSet<string>(StringComparer.Ordinal) { ManifestUnknownField, GeminiDirNameMismatch, GeminiMcpCommandStyle, GeminiPolicyIgnored };
}

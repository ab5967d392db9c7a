namespace PluginKit.Contracts.Problems;

/// <content>Codes of clients.</content>
public static partial class ProblemCodes
{
    /// <summary>The client's program is not on the search path.</summary>
    public const string SourceToolMissing = "source_tool_missing";

    /// <summary>Nobody measured this version of the client.</summary>
    public const string ClientVersionUnverified = "client_version_unverified";

    /// <summary>A command of the client failed.</summary>
    public const string ClientCommandFailed = "client_command_failed";

    /// <summary>A command of the client did not end in time.</summary>
    public const string ClientTimedOut = "client_timed_out";

    /// <summary>An administrator's policy forbids the change.</summary>
    public const string ManagedPolicyBlock = "managed_policy_block";

    /// <summary>The client reads a project's configuration only when the user trusts the project.</summary>
    public const string TrustedProjectRequired = "trusted_project_required";

    /// <summary>An adapter failed.</summary>
    public const string AdapterFaulted = "adapter_faulted";

    /// <summary>A client runs or has switched on a plugin of which it has no record.</summary>
    public const string ClientRecordMissing = "client_record_missing";

    /// <summary>A client rejects a plugin's manifest, or reports a component that the manifest names.</summary>
    public const string ClientManifestRejected = "client_manifest_rejected";

    /// <summary>A client does not load a plugin because another one that it needs is off, missing or of another version.</summary>
    public const string ClientDependencyMissing = "client_dependency_missing";

    /// <summary>A client recorded another version than the one it runs.</summary>
    public const string ClientRecordOutdated = "client_record_outdated";
}

namespace PluginKit.Contracts.Problems;

/// <summary>The stable codes of <see cref="Problem"/>. Meaning, severity and next step stand in <see cref="ProblemCatalog"/>.</summary>
public static partial class ProblemCodes
{
    /// <summary>The request cannot be understood.</summary>
    public const string Usage = "usage";

    /// <summary>The target is unknown, is not in the package, or nobody manages it.</summary>
    public const string UnsupportedTarget = "unsupported_target";

    /// <summary>The target cannot be installed in this scope.</summary>
    public const string UnsupportedScope = "unsupported_scope";

    /// <summary>The project scope needs a workspace root.</summary>
    public const string WorkspaceRootRequired = "workspace_root_required";

    /// <summary>The workspace root is not an absolute path of an existing folder, or is the home directory.</summary>
    public const string WorkspaceRootInvalid = "workspace_root_invalid";

    /// <summary>The integration id is not a valid leaf id.</summary>
    public const string IntegrationIdInvalid = "integration_id_invalid";

    /// <summary>No registered source understands the reference.</summary>
    public const string SourceUnsupported = "source_unsupported";

    /// <summary>The source is not there.</summary>
    public const string SourceNotFound = "source_not_found";

    /// <summary>The source cannot be read.</summary>
    public const string SourceUnreadable = "source_unreadable";

    /// <summary>The package contains a link, a special file or a name that is not portable.</summary>
    public const string SourceUnsafeEntry = "source_unsafe_entry";

    /// <summary>The package has more files, bytes or levels than the limits allow.</summary>
    public const string SourceLimitExceeded = "source_limit_exceeded";

    /// <summary>The source changed while it was being read.</summary>
    public const string SourceChanged = "source_changed";

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

    /// <summary>There is no catalog at the configured place.</summary>
    public const string CatalogAbsent = "catalog_absent";

    /// <summary>The catalog cannot be read.</summary>
    public const string CatalogUnreadable = "catalog_unreadable";

    /// <summary>The catalog snapshot does not follow its format.</summary>
    public const string CatalogCorrupt = "catalog_corrupt";

    /// <summary>A newer version wrote the catalog snapshot.</summary>
    public const string CatalogNewer = "catalog_newer";

    /// <summary>A folder of the catalog is not a valid plugin and was left out.</summary>
    public const string CatalogEntryInvalid = "catalog_entry_invalid";

    /// <summary>Two folders of the catalog have the same integration id; the second was left out.</summary>
    public const string CatalogDuplicateId = "catalog_duplicate_id";

    /// <summary>The catalog has no entry with this id.</summary>
    public const string CatalogEntryNotFound = "catalog_entry_not_found";

    /// <summary>An older answer of the catalog is shown.</summary>
    public const string CatalogStale = "catalog_stale";

    /// <summary>The entry has no authored README that could be read.</summary>
    public const string ReadmeUnavailable = "readme_unavailable";

    /// <summary>A scanner failed; the plugins of its client are missing from the answer.</summary>
    public const string ScannerFaulted = "scanner_faulted";

    /// <summary>Managed state could not be read; managed plugins may appear as native ones.</summary>
    public const string ManagedStateUnavailable = "managed_state_unavailable";

    /// <summary>The catalog could not be read; no relations to universal plugins are shown.</summary>
    public const string UniversalCandidatesUnavailable = "universal_candidates_unavailable";

    /// <summary>A file of a client does not follow its format.</summary>
    public const string ClientFileCorrupt = "client_file_corrupt";

    /// <summary>A file of a client cannot be read.</summary>
    public const string ClientFileUnreadable = "client_file_unreadable";

    /// <summary>A file of a client is a link that leaves the allowed folders.</summary>
    public const string ClientFileOutsideRoots = "client_file_outside_roots";

    /// <summary>A copy of a plugin lies in a client's cache and nothing refers to it.</summary>
    public const string OrphanedCache = "orphaned_cache";

    /// <summary>A client's record refers to a marketplace or project that is not there.</summary>
    public const string DanglingRecord = "dangling_record";

    /// <summary>A client's record refers to files that are not there.</summary>
    public const string RecordWithoutFiles = "record_without_files";

    /// <summary>A settings file switches a plugin that nothing else knows.</summary>
    public const string StaleToggle = "stale_toggle";

    /// <summary>What a client's files say about a plugin contradicts itself.</summary>
    public const string EvidenceContradicts = "evidence_contradicts";

    /// <summary>Changes of a client's files cannot be listened to; they are compared from time to time.</summary>
    public const string WatchSlow = "watch_slow";

    /// <summary>A client cannot be watched.</summary>
    public const string WatchUnavailable = "watch_unavailable";

    /// <summary>A file of a client is read-only, or its owner, group or access list could not be kept.</summary>
    public const string ClientFileProtected = "client_file_protected";

    /// <summary>One of the four surfaces gave no answer; its entries or facts are missing from the view.</summary>
    public const string SurfaceUnavailable = "surface_unavailable";

    /// <summary>One of the four surfaces gave an older answer.</summary>
    public const string SurfaceStale = "surface_stale";

    /// <summary>Two surfaces tell different things about what is managed; the owner of the truth wins.</summary>
    public const string SurfacesDisagree = "surfaces_disagree";

    /// <summary>state.json does not follow its format.</summary>
    public const string StateCorrupt = "state_corrupt";

    /// <summary>A newer version wrote state.json.</summary>
    public const string StateNewer = "state_newer";

    /// <summary>state.json cannot be read.</summary>
    public const string StateUnreadable = "state_unreadable";

    /// <summary>The folder of the state belongs to another user of the machine.</summary>
    public const string StateForeign = "state_foreign";

    /// <summary>A managed or foreign entry of the same name is in the way.</summary>
    public const string StateConflict = "state_conflict";

    /// <summary>The integration is not managed.</summary>
    public const string NotManaged = "not_managed";

    /// <summary>The source now holds a package of another name than the one that is managed.</summary>
    public const string IdentityDrift = "identity_drift";

    /// <summary>The files of the recorded revision are nowhere to be had any more.</summary>
    public const string RevisionUnavailable = "revision_unavailable";

    /// <summary>The source does not have a managed target any more.</summary>
    public const string TargetNotOffered = "target_not_offered";

    /// <summary>PluginKit's own receipt of an integration is missing; the clients are not affected.</summary>
    public const string ReceiptMissing = "receipt_missing";

    /// <summary>PluginKit's own receipt of an integration cannot be used.</summary>
    public const string ReceiptUnreadable = "receipt_unreadable";

    /// <summary>Another operation holds the lock.</summary>
    public const string Busy = "busy";

    /// <summary>A client holds a file.</summary>
    public const string TargetBusy = "target_busy";

    /// <summary>A file changed while it was being edited.</summary>
    public const string Conflict = "conflict";

    /// <summary>The world changed since the plan was made.</summary>
    public const string PlanStale = "plan_stale";

    /// <summary>Every target of the plan is blocked.</summary>
    public const string PlanBlocked = "plan_blocked";

    /// <summary>An earlier operation did not end.</summary>
    public const string OperationOpen = "operation_open";

    /// <summary>An earlier operation that did not end was brought to its end.</summary>
    public const string OperationRecovered = "operation_recovered";

    /// <summary>A lock file of a process that is gone was found.</summary>
    public const string StaleLock = "stale_lock";

    /// <summary>The journal of an operation cannot be read.</summary>
    public const string JournalUnreadable = "journal_unreadable";

    /// <summary>A file could not be written.</summary>
    public const string WriteFailed = "write_failed";

    /// <summary>A step of the plan failed.</summary>
    public const string StepFailed = "step_failed";

    /// <summary>A step could not be undone.</summary>
    public const string RollbackIncomplete = "rollback_incomplete";

    /// <summary>After the change the client's files do not say what the plan expected.</summary>
    public const string VerificationFailed = "verification_failed";

    /// <summary>Files could not be cleaned up.</summary>
    public const string LeftoverFiles = "leftover_files";

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

    /// <summary>A managed target is not in its client any more.</summary>
    public const string TargetMissing = "target_missing";

    /// <summary>A managed target is switched off in its client.</summary>
    public const string TargetDisabled = "target_disabled";

    /// <summary>A managed target does not work as recorded.</summary>
    public const string TargetDegraded = "target_degraded";

    /// <summary>A managed target waits for the user in its client.</summary>
    public const string TargetActivationPending = "target_activation_pending";

    /// <summary>A managed target still has an earlier revision than the record.</summary>
    public const string TargetOutdated = "target_outdated";

    /// <summary>Files of a managed target are not what was installed.</summary>
    public const string TargetContentDrift = "target_content_drift";

    /// <summary>No adapter is registered for a managed target.</summary>
    public const string TargetUnknown = "target_unknown";

    /// <summary>The plugin runs, yet its client cannot list or update it.</summary>
    public const string RunningWithoutSource = "running_without_source";

    /// <summary>The client has no copy of a managed plugin, so that nothing of it runs.</summary>
    public const string ClientCopyMissing = "client_copy_missing";

    /// <summary>The client cannot load its copy of a managed plugin.</summary>
    public const string ClientCopyUnusable = "client_copy_unusable";

    /// <summary>The client runs another version of a managed plugin than the one that was delivered.</summary>
    public const string ClientCopyOutdated = "client_copy_outdated";

    /// <summary>No file of the client switches a managed plugin.</summary>
    public const string ClientSwitchMissing = "client_switch_missing";

    /// <summary>A managed plugin is switched in a file of another scope.</summary>
    public const string ClientSwitchMisplaced = "client_switch_misplaced";

    /// <summary>A file that wins over that of the scope switches a managed plugin the other way.</summary>
    public const string ClientSwitchOverridden = "client_switch_overridden";

    /// <summary>The client does not know the marketplace of a managed plugin.</summary>
    public const string MarketplaceUnregistered = "marketplace_unregistered";

    /// <summary>The marketplace of a managed plugin names files that are not there or cannot be used.</summary>
    public const string MarketplaceSourceMissing = "marketplace_source_missing";

    /// <summary>A document does not follow its format.</summary>
    public const string DocumentCorrupt = "document_corrupt";

    /// <summary>A newer schema version than this reader knows.</summary>
    public const string DocumentNewer = "document_newer";

    /// <summary>There is no document.</summary>
    public const string DocumentAbsent = "document_absent";

    /// <summary>A document cannot be read.</summary>
    public const string DocumentUnreadable = "document_unreadable";

    /// <summary>A document lacks members without which it cannot be used.</summary>
    public const string DocumentIncompatible = "document_incompatible";

    /// <summary>A document lacks members that tell what was done.</summary>
    public const string DocumentReducedFidelity = "document_reduced_fidelity";

    /// <summary>The other process could not be started.</summary>
    public const string TransportSpawnFailed = "transport_spawn_failed";

    /// <summary>The other process did not answer in time.</summary>
    public const string TransportTimedOut = "transport_timed_out";

    /// <summary>The other process printed nothing.</summary>
    public const string TransportEmpty = "transport_empty";

    /// <summary>The other process did not print exactly one document.</summary>
    public const string TransportMalformed = "transport_malformed";
}

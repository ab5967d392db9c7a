using System.Collections.Frozen;

namespace PluginKit.Lifecycle.Support;

/// <summary>
/// The members of state, receipts, documents and log that may stand in a support bundle. Sentences are not among them: they are made of names and of what
/// other programs said.
/// </summary>
internal static class KnownFields
{
    private static readonly FrozenDictionary<string, FieldKind> Kinds = All().ToFrozenDictionary(static pair => pair.Name, static pair => pair.Kind, StringComparer.Ordinal);

    public static bool TryFind(string name, out FieldKind kind) => Kinds.TryGetValue(name, out kind);

    private static IEnumerable<(string Name, FieldKind Kind)> All() =>
    [
        .. Of(FieldKind.Container, "installations", "policy", "requested_source_ref", "resolved_source_ref", "owned_native_objects", "observed_native_objects", "managed_entries",
            "problems", "open_operations", "details", "next_step", "next_steps", "target_detail", "files", "update", "previous", "revisions", "source_cache"),
        .. Of(FieldKind.Map, "targets"),
        .. Of(FieldKind.Word, "format", "report_kind", "outcome", "scope", "requested_scope", "requested_targets", "requested_integration_id", "integration_id", "target_id",
            "delivery_kind", "capability_surface", "state", "activation_state", "activation_hint", "health_state", "environment_restrictions", "source_access_state",
            "kind", "protection_class", "adopt_new_targets", "code", "severity", "action", "action_class", "operation", "status", "managed_identity", "version",
            "resolved_version", "library_version", "problem_codes", "input", "stage", "option", "interactive_auth_state", "available_version", "installed_version",
            "staleness", "requested_integration_ids", "change"),
        .. Of(FieldKind.Digest, "source_digest", "manifest_digest", "delivery_digest", "digest", "digest_before", "digest_after", "digest_now", "digest_ours", "state_digest_before",
            "state_digest_after", "installed_source_digest", "available_source_digest"),
        .. Of(FieldKind.Time, "last_checked_at", "last_updated_at", "started_at", "ended_at", "source_checked_at", "installed_at"),
        .. Of(FieldKind.Plain, "schema_version", "ok", "issue_count", "warning_count", "uses_network", "auto_update", "allow_prerelease", "blocking", "line", "column", "cancelled", "recovered",
            "update_available", "mirrors", "bytes", "collectable_bytes"),
        .. Of(FieldKind.Text, "path", "value", "workspace_root", "requested_workspace_root", "effective_native_root", "native_ref", "managed_entry_key", "generation_path",
            "paths_touched", "settings_files"),
        .. Of(FieldKind.OperationId, "operation_id"),
    ];

    private static IEnumerable<(string Name, FieldKind Kind)> Of(FieldKind kind, params string[] names) => names.Select(name => (name, kind));
}

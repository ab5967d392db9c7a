using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Surfaces;

namespace PluginKit.Storefront.Entries;

/// <summary>The card of a managed integration: lifecycle truth, with the catalog's words where it has some.</summary>
internal static class InstalledEntry
{
    public static ViewEntry Of(ManagedEntry entry, CatalogEntry? offered, EntryRules rules)
    {
        var actions = rules.Actions.ForInstalled(entry.Targets, offered);
        return CatalogFacts.Onto(offered, new()
        {
            EntryKind = EntryKind.UniversalInstalled,
            EntryId = IdOf(entry),
            DisplayName = NameOf(entry),
            Labels = rules.Labels.Universal(offered, [.. entry.Targets.Select(static target => target.TargetId)]),
            IntegrationId = entry.IntegrationId,
            ManagedEntryKey = GroupingKeys.AreThere(entry) ? entry.ManagedEntryKey : null,
            Version = entry.ResolvedVersion,
            InstalledTargets = TargetFacts.Installed(entry.Targets),
            Targets = entry.Targets,
            Scope = entry.Policy.Scope,
            WorkspaceRoot = entry.WorkspaceRoot,
            ResolvedSourceRef = entry.ResolvedSourceRef,
            LastCheckedAt = entry.LastCheckedAt,
            LastUpdatedAt = entry.LastUpdatedAt,
            SourceCheckedAt = entry.SourceCheckedAt,
            StaleSurfaces = offered is null ? rules.Surfaces.StaleForInstalled : rules.Surfaces.StaleForInstalledAndOffered,
            HealthState = entry.HealthState ?? HealthState.Unknown,
            IssueCount = entry.IssueCount,
            ActivationHint = TargetFacts.StrongestHint(entry.Targets),
            AllowedActions = actions.Allowed,
            UnavailableActions = actions.Unavailable,
            Warnings = entry.Warnings,
            Problems = entry.Problems,
        });
    }

    // A record without a key is shown and belongs to nobody's cache: its view is read-only.
    private static string IdOf(ManagedEntry entry) => GroupingKeys.AreThere(entry) ? entry.ManagedEntryKey : $"unkeyed:{entry.IntegrationId}";

    private static string NameOf(ManagedEntry entry)
    {
        if (!string.IsNullOrWhiteSpace(entry.IntegrationId))
        {
            return entry.IntegrationId;
        }

        return string.IsNullOrWhiteSpace(entry.ManagedEntryKey) ? "(without a name)" : entry.ManagedEntryKey;
    }
}

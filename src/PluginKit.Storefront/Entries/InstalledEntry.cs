using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Surfaces;

namespace PluginKit.Storefront.Entries;

/// <summary>The card of a managed integration: lifecycle truth, with the catalog's words where it has some.</summary>
internal static class InstalledEntry
{
    public static ViewEntry Of(ManagedRecord record, CatalogEntry? offered, ProviderLabeler labels, ActionRules actions)
    {
        var entry = record.Entry;
        var managed = entry.Targets.Select(static target => target.TargetId).ToArray();
        return CatalogFacts.Onto(offered, new()
        {
            EntryKind = EntryKind.UniversalInstalled,
            EntryId = entry.ManagedEntryKey,
            DisplayName = entry.IntegrationId,
            Labels = labels.Universal(offered, managed),
            IntegrationId = entry.IntegrationId,
            ManagedEntryKey = entry.ManagedEntryKey,
            Version = entry.ResolvedVersion ?? offered?.Version,
            InstalledTargets = TargetFacts.Installed(entry.Targets),
            Targets = entry.Targets,
            Scope = entry.Policy.Scope,
            WorkspaceRoot = entry.WorkspaceRoot,
            ResolvedSourceRef = entry.ResolvedSourceRef,
            LastCheckedAt = entry.LastCheckedAt,
            LastUpdatedAt = entry.LastUpdatedAt,
            HealthState = record.IsExamined ? entry.HealthState ?? TargetFacts.WorstHealth(entry.Targets) : HealthState.Unknown,
            IssueCount = entry.IssueCount,
            ActivationHint = TargetFacts.StrongestHint(entry.Targets),
            AllowedActions = actions.ForInstalled(entry.Targets, offered),
            Warnings = entry.Warnings,
            Problems = entry.Problems,
        });
    }
}

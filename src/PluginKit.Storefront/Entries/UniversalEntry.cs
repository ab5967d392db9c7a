using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Surfaces;

namespace PluginKit.Storefront.Entries;

/// <summary>
/// The card of a universal plugin: the catalog's words where it has some, and lifecycle truth where it is managed. Only shared metadata: one target's own never
/// reaches a card.
/// </summary>
internal static class UniversalEntry
{
    public static ViewEntry Of(EntryDraft draft, EntryRules rules)
    {
        var (offered, managed) = (draft.Offered, draft.Managed);
        var targets = managed?.Targets ?? [];
        var actions = managed is null ? rules.Actions.ForAvailable(offered!) : rules.Actions.ForInstalled(targets, offered);
        return new()
        {
            EntryKind = draft.Kind,
            EntryId = draft.EntryId,
            Rank = draft.Rank,
            DisplayName = draft.DisplayName,
            Description = offered?.Description,
            Labels = rules.Labels.Universal(offered, targets.Count == 0 ? [] : [.. targets.Select(static target => target.TargetId)]),
            IntegrationId = draft.IntegrationId,
            ManagedEntryKey = managed is not null && GroupingKeys.AreThere(managed) ? managed.ManagedEntryKey : null,
            Version = managed is null ? offered!.Version : managed.ResolvedVersion,
            CatalogVersion = offered?.Version,
            Keywords = offered?.Keywords ?? [],
            Category = offered?.Category,
            IconUrl = offered?.IconUrl,
            HomepageUrl = offered?.HomepageUrl,
            RepositoryUrl = offered?.RepositoryUrl,
            ReadmeUrl = offered?.ReadmeUrl,
            SupportedTargets = offered?.AvailableAppTargets ?? [],
            ManageableTargets = offered?.ManageableTargets ?? [],
            PrimaryActionTargets = offered?.PrimaryActionTargets ?? [],
            SupportedScopesByTarget = offered?.SupportedScopesByTarget!,
            InstalledTargets = TargetFacts.Installed(targets),
            Targets = targets,
            Scope = managed?.Policy.Scope,
            WorkspaceRoot = managed?.WorkspaceRoot,
            ResolvedSourceRef = managed?.ResolvedSourceRef,
            LastCheckedAt = managed?.LastCheckedAt,
            LastUpdatedAt = managed?.LastUpdatedAt,
            SourceCheckedAt = managed?.SourceCheckedAt,
            StaleSurfaces = Stale(draft, rules.Surfaces),
            HealthState = managed is null ? null : managed.HealthState ?? HealthState.Unknown,
            IssueCount = managed?.IssueCount,
            ActivationHint = managed is null ? null : TargetFacts.StrongestHint(targets),
            Relations = draft.Relations ?? [],
            AllowedActions = actions.Allowed,
            UnavailableActions = actions.Unavailable,
            CatalogMetadataAvailable = offered is not null,
            Warnings = managed?.Warnings ?? offered!.Warnings,
            Problems = managed?.Problems ?? offered!.Problems,
        };
    }

    private static IReadOnlyList<string> Stale(EntryDraft draft, Completeness surfaces)
    {
        if (draft.Managed is null)
        {
            return surfaces.StaleForAvailable;
        }

        return draft.Offered is null ? surfaces.StaleForInstalled : surfaces.StaleForInstalledAndOffered;
    }
}

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
        return managed is null
            ? Card(draft, null, rules.Labels.Universal(offered!, []), rules.Actions.ForAvailable(offered!), rules.Surfaces.StaleForAvailable)
            : Card(
                draft,
                managed,
                rules.Labels.Universal(offered, managed.Targets.Count == 0 ? [] : [.. managed.Targets.Select(static target => target.TargetId)]),
                rules.Actions.ForInstalled(managed.Targets, offered),
                offered is null ? rules.Surfaces.StaleForInstalled : rules.Surfaces.StaleForInstalledAndOffered);
    }

    // One object for a card: a page has thousands, and a second one made with the first would be a third of what the page costs.
    private static ViewEntry Card(EntryDraft draft, ManagedEntry? managed, IReadOnlyList<string> labels, OfferedActions actions, IReadOnlyList<string> stale)
    {
        var offered = draft.Offered;
        return new()
        {
            EntryKind = draft.Kind,
            EntryId = draft.EntryId,
            Rank = draft.Rank,
            DisplayName = draft.DisplayName,
            Description = offered?.Description,
            Labels = labels,
            IntegrationId = draft.IntegrationId,
            ManagedEntryKey = managed is not null && GroupingKeys.AreThere(managed) ? managed.ManagedEntryKey : null,
            Version = managed is null ? offered?.Version : managed.ResolvedVersion,
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
            InstalledTargets = managed is null ? [] : TargetFacts.Installed(managed.Targets),
            Targets = managed?.Targets ?? [],
            Scope = managed?.Policy.Scope,
            WorkspaceRoot = managed?.WorkspaceRoot,
            ResolvedSourceRef = managed?.ResolvedSourceRef,
            LastCheckedAt = managed?.LastCheckedAt,
            LastUpdatedAt = managed?.LastUpdatedAt,
            SourceCheckedAt = managed?.SourceCheckedAt,
            StaleSurfaces = stale,
            HealthState = managed is null ? null : managed.HealthState ?? HealthState.Unknown,
            IssueCount = managed?.IssueCount,
            ActivationHint = managed is null ? null : TargetFacts.StrongestHint(managed.Targets),
            AllowedActions = actions.Allowed,
            UnavailableActions = actions.Unavailable,
            Relations = draft.Relations ?? [],
            CatalogMetadataAvailable = offered is not null,

            // What is wrong with the installation first; that it is installed does not mend what is wrong with the entry.
            Warnings = managed is null ? offered?.Warnings ?? [] : Distinct.Texts(managed.Warnings, offered?.Warnings ?? []),
            Problems = managed is null ? offered?.Problems ?? [] : Distinct.Problems(managed.Problems, offered?.Problems ?? []),
        };
    }
}

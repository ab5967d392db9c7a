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
    public static ViewEntry Of(EntryDraft draft, EntryRules rules) =>
        draft.Managed is { } managed ? Installed(draft, managed, rules) : Available(draft, draft.Offered!, rules);

    private static ViewEntry Available(EntryDraft draft, CatalogEntry offered, EntryRules rules)
    {
        var actions = rules.Actions.ForAvailable(offered);
        return Offered(draft, rules.Labels.Universal(offered, [])) with
        {
            Version = offered.Version,
            StaleSurfaces = rules.Surfaces.StaleForAvailable,
            AllowedActions = actions.Allowed,
            UnavailableActions = actions.Unavailable,
            Warnings = offered.Warnings,
            Problems = offered.Problems,
        };
    }

    private static ViewEntry Installed(EntryDraft draft, ManagedEntry managed, EntryRules rules)
    {
        var (offered, targets) = (draft.Offered, managed.Targets);
        var actions = rules.Actions.ForInstalled(targets, offered);
        return Offered(draft, rules.Labels.Universal(offered, targets.Count == 0 ? [] : [.. targets.Select(static target => target.TargetId)])) with
        {
            ManagedEntryKey = GroupingKeys.AreThere(managed) ? managed.ManagedEntryKey : null,
            Version = managed.ResolvedVersion,
            InstalledTargets = TargetFacts.Installed(targets),
            Targets = targets,
            Scope = managed.Policy.Scope,
            WorkspaceRoot = managed.WorkspaceRoot,
            ResolvedSourceRef = managed.ResolvedSourceRef,
            LastCheckedAt = managed.LastCheckedAt,
            LastUpdatedAt = managed.LastUpdatedAt,
            SourceCheckedAt = managed.SourceCheckedAt,
            StaleSurfaces = offered is null ? rules.Surfaces.StaleForInstalled : rules.Surfaces.StaleForInstalledAndOffered,
            HealthState = managed.HealthState ?? HealthState.Unknown,
            IssueCount = managed.IssueCount,
            ActivationHint = TargetFacts.StrongestHint(targets),
            AllowedActions = actions.Allowed,
            UnavailableActions = actions.Unavailable,

            // What is wrong with the installation first; that it is installed does not mend what is wrong with the entry.
            Warnings = Distinct.Texts(managed.Warnings, offered?.Warnings ?? []),
            Problems = Distinct.Problems(managed.Problems, offered?.Problems ?? []),
        };
    }

    /// <summary>What the card has from the catalog, or has whether the catalog knows it or not.</summary>
    private static ViewEntry Offered(EntryDraft draft, IReadOnlyList<string> labels)
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
            Relations = draft.Relations ?? [],
            CatalogMetadataAvailable = offered is not null,
        };
    }
}

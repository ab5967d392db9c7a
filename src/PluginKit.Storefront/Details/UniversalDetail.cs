using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Storefront.Entries;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Details;

/// <summary>Everything about one integration, from each surface what it owns.</summary>
internal static class UniversalDetail
{
    public static DetailDocument Of(Derivation derived, ViewDocument view, string integrationId, string? entryId)
    {
        var reading = derived.Reading;
        var card = Card(view, integrationId, entryId);
        var offered = reading.CatalogEntry(integrationId);

        // Two records of one integration are two cards, and each has a detail of its own.
        var managed = card is null ? null : derived.Managed(card.EntryId);
        return new()
        {
            Format = DocumentFormats.Detail,
            RequestedTargets = view.RequestedTargets,
            RequestedScope = view.RequestedScope,
            RequestedWorkspaceRoot = view.RequestedWorkspaceRoot,
            RequestedIntegrationId = integrationId,
            Ok = card is not null,
            Warnings = view.Warnings,
            Problems = card is null ? [.. view.Problems, NotFound(view, integrationId, entryId)] : view.Problems,
            IntegrationId = integrationId,
            ViewEntry = card,
            CatalogEntry = offered,
            ManagedEntry = managed,
            Targets = Targets(offered, managed, derived.Labels),
            RelatedNativeEntries =
                [.. reading.NativeEntries.Where(native => Relations.IsMatch(native) && Is(native.MatchedIntegrationId, integrationId))],
        };
    }

    private static IReadOnlyList<DetailTarget> Targets(CatalogEntry? offered, ManagedEntry? managed, ProviderLabeler labels)
    {
        var recorded = new Dictionary<string, ManagedTarget>(StringComparer.Ordinal);
        foreach (var target in managed?.Targets ?? [])
        {
            recorded.TryAdd(target.TargetId, target);
        }

        var supported = offered?.AvailableAppTargets ?? [];
        var ids = new SortedSet<string>(recorded.Keys.Concat(supported).Concat(offered?.TargetSupport.Keys ?? []), StringComparer.Ordinal);
        return
        [
            .. ids.Select(id => new DetailTarget
            {
                TargetId = id,
                Label = labels.Provider(id),
                Supported = supported.Contains(id, StringComparer.Ordinal),
                SupportedScopes = offered?.SupportedScopesByTarget.GetValueOrDefault(id) ?? [],
                Support = offered?.TargetSupport.GetValueOrDefault(id),
                EffectiveMetadata = offered?.EffectiveTargetMetadata.GetValueOrDefault(id),
                Managed = recorded.GetValueOrDefault(id),
            }),
        ];
    }

    private static ViewEntry? Card(ViewDocument view, string integrationId, string? entryId)
    {
        ViewEntry[] cards = [.. view.Entries.Where(entry => Is(entry.IntegrationId, integrationId))];
        if (entryId is not null)
        {
            return Array.Find(cards, card => Is(card.EntryId, entryId));
        }

        // Installed ranks before available, so that the first one is the one to show where the request does not tell.
        return Array.Find(cards, card => card.Scope is { } scope && scope == view.RequestedScope && card.WorkspaceRoot == view.RequestedWorkspaceRoot)
            ?? cards.FirstOrDefault();
    }

    private static Problem NotFound(ViewDocument view, string integrationId, string? entryId) =>
        entryId is not null && view.Entries.Any(entry => Is(entry.IntegrationId, integrationId))
            ? Problem.Of(ProblemCodes.ViewEntryNotFound, $"The integration '{integrationId}' has no card with the entry id '{entryId}'.", entryId)
            : Problem.Of(
                ProblemCodes.CatalogEntryNotFound, $"Neither the catalog nor the managed list knows the integration '{integrationId}'.", integrationId);

    private static bool Is(string? first, string? second) => first is not null && string.Equals(first, second, StringComparison.Ordinal);
}

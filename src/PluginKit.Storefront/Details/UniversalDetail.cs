using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Storefront.Entries;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Details;

/// <summary>Everything about one integration, from each surface what it owns.</summary>
internal static class UniversalDetail
{
    public static DetailDocument Of(Derivation derived, ViewDocument view, string integrationId)
    {
        var reading = derived.Reading;
        // Installed ranks before available, so the first card of the integration is the one to show.
        var card = view.Entries.FirstOrDefault(entry => Is(entry.IntegrationId, integrationId));
        var offered = reading.CatalogEntry(integrationId);
        var managed = reading.Managed.Records.FirstOrDefault(record => Is(record.IntegrationId, integrationId)
            && (card?.ManagedEntryKey is null || Is(record.ManagedEntryKey, card.ManagedEntryKey)));
        return new()
        {
            Format = DocumentFormats.Detail,
            RequestedTargets = view.RequestedTargets,
            RequestedScope = view.RequestedScope,
            RequestedWorkspaceRoot = view.RequestedWorkspaceRoot,
            RequestedIntegrationId = integrationId,
            Ok = card is not null,
            Warnings = view.Warnings,
            Problems = card is null ? [.. view.Problems, NotFound(integrationId)] : view.Problems,
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

    private static Problem NotFound(string integrationId) => Problem.Of(
        ProblemCodes.CatalogEntryNotFound,
        $"Neither the catalog nor the managed list knows the integration '{integrationId}'.",
        integrationId);

    private static bool Is(string? first, string? second) => first is not null && string.Equals(first, second, StringComparison.Ordinal);
}

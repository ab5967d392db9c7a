using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Entries;

/// <summary>The card of a universal plugin that is not managed.</summary>
internal static class AvailableEntry
{
    public static ViewEntry Of(CatalogEntry offered, EntryRules rules)
    {
        var actions = rules.Actions.ForAvailable(offered);
        return CatalogFacts.Onto(offered, new()
        {
            EntryKind = EntryKind.UniversalAvailable,
            EntryId = offered.IntegrationId,
            DisplayName = offered.DisplayName,
            Labels = rules.Labels.Universal(offered, []),
            IntegrationId = offered.IntegrationId,
            Version = offered.Version,
            StaleSurfaces = rules.Surfaces.StaleForAvailable,
            AllowedActions = actions.Allowed,
            UnavailableActions = actions.Unavailable,
            Warnings = offered.Warnings,
            Problems = offered.Problems,
        });
    }
}

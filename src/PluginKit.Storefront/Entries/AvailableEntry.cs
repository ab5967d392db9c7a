using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Entries;

/// <summary>The card of a universal plugin that is not managed.</summary>
internal static class AvailableEntry
{
    public static ViewEntry Of(CatalogEntry offered, ProviderLabeler labels, ActionRules actions) => CatalogFacts.Onto(offered, new()
    {
        EntryKind = EntryKind.UniversalAvailable,
        EntryId = offered.IntegrationId,
        DisplayName = offered.DisplayName,
        Labels = labels.Universal(offered, []),
        IntegrationId = offered.IntegrationId,
        Version = offered.Version,
        AllowedActions = actions.ForAvailable(offered),
        Warnings = offered.Warnings,
        Problems = offered.Problems,
    });
}

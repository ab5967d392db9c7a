using PluginKit.Contracts.Documents;

namespace PluginKit.Storefront.Entries;

/// <summary>The members of a card that belong to the catalog. Only shared metadata: one target's own never reaches a card.</summary>
internal static class CatalogFacts
{
    public static ViewEntry Onto(CatalogEntry? offered, ViewEntry entry) => offered is null ? entry : entry with
    {
        DisplayName = offered.DisplayName,
        Description = offered.Description,
        CatalogVersion = offered.Version,
        Keywords = offered.Keywords,
        Category = offered.Category,
        IconUrl = offered.IconUrl,
        HomepageUrl = offered.HomepageUrl,
        RepositoryUrl = offered.RepositoryUrl,
        ReadmeUrl = offered.ReadmeUrl,
        SupportedTargets = offered.AvailableAppTargets,
        ManageableTargets = offered.ManageableTargets,
        PrimaryActionTargets = offered.PrimaryActionTargets,
        SupportedScopesByTarget = offered.SupportedScopesByTarget,
        CatalogMetadataAvailable = true,
    };
}

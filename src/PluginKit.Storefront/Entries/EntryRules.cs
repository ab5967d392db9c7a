using PluginKit.Storefront.Surfaces;

namespace PluginKit.Storefront.Entries;

/// <summary>What the cards of one view have in common.</summary>
internal sealed record EntryRules(ProviderLabeler Labels, ActionRules Actions, Completeness Surfaces);

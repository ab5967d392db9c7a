using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;

namespace PluginKit.Adapters.Codex.Configuration;

/// <summary>A <c>[marketplaces.&lt;name&gt;]</c> table. The client merges the tables of its layers member by member.</summary>
/// <param name="Name">Its key.</param>
/// <param name="SourceType">The client's word: <c>local</c> or <c>git</c>, which it also takes for a missing one.</param>
/// <param name="Source">Absolute path or URL.</param>
/// <param name="Ref">The branch or tag of a Git source.</param>
/// <param name="Layer">Where its source stands.</param>
internal sealed record MarketplaceTable(string Name, string SourceType, string? Source, string? Ref, ConfigLayer Layer)
{
    private const string Git = "git";

    public bool IsLocal => string.Equals(SourceType, "local", StringComparison.Ordinal);

    /// <summary>The source as documents name it: one for all plugins of the marketplace.</summary>
    public SourceReference? Reference { get; } = Source is null ? null : new() { Kind = SourceType, Value = Source };

    /// <summary>The table of a layer laid over what the layers below it say.</summary>
    public static MarketplaceTable Over(MarketplaceTable? below, string name, JsonObject table, ConfigLayer layer) => new(
        name,
        ConfigLayer.Text(table, "source_type") ?? below?.SourceType ?? Git,
        ConfigLayer.Text(table, "source") ?? below?.Source,
        ConfigLayer.Text(table, "ref") ?? below?.Ref,
        below is null || table["source"] is not null ? layer : below.Layer);
}

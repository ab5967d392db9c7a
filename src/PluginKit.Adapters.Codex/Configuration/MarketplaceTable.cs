using PluginKit.Contracts.Documents;

namespace PluginKit.Adapters.Codex.Configuration;

/// <summary>A <c>[marketplaces.&lt;name&gt;]</c> table.</summary>
/// <param name="Name">Its key.</param>
/// <param name="SourceType">The client's word: <c>local</c> or <c>git</c>.</param>
/// <param name="Source">Absolute path or URL.</param>
/// <param name="Layer">Where it stands.</param>
internal sealed record MarketplaceTable(string Name, string SourceType, string? Source, ConfigLayer Layer)
{
    public bool IsLocal => string.Equals(SourceType, "local", StringComparison.Ordinal);

    public SourceReference? Reference => Source is null ? null : new() { Kind = SourceType, Value = Source };
}

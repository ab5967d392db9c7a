namespace PluginKit.Discovery.Overlap;

/// <summary>The marketplaces that PluginKit makes, one for each integration: <c>integrationctl-&lt;id&gt;</c>.</summary>
internal static class OwnMarketplace
{
    private const string Prefix = "integrationctl-";

    /// <summary>Whether a marketplace is the own one of an integration.</summary>
    public static bool IsOf(string? marketplace, string integrationId) =>
        marketplace is not null && marketplace.Length == Prefix.Length + integrationId.Length
        && marketplace.StartsWith(Prefix, StringComparison.Ordinal) && marketplace.EndsWith(integrationId, StringComparison.Ordinal);

    /// <summary>Whether a marketplace has the shape of an own one, for when managed state cannot say.</summary>
    public static bool LooksLike(string? marketplace) =>
        marketplace is not null && marketplace.Length > Prefix.Length && marketplace.StartsWith(Prefix, StringComparison.Ordinal);
}

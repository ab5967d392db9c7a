namespace PluginKit.Contracts.Targets;

/// <summary>
/// The name of the marketplace that PluginKit makes in a client for one integration: <c>integrationctl-&lt;id&gt;</c>, as the existing plugin-kit-ai tool
/// names it. Some adapters write the id in lower case, as that tool does for their client.
/// </summary>
public static class OwnMarketplaceName
{
    private const string Prefix = "integrationctl-";

    /// <summary>Names the marketplace of an integration.</summary>
    /// <param name="integrationId">The id, in the case that the client is to see.</param>
    /// <returns>The name.</returns>
    public static string Of(string integrationId) => Prefix + integrationId;

    /// <summary>Whether a marketplace is the own one of an integration, whichever case its id is written in.</summary>
    /// <param name="marketplace">The name that a client knows.</param>
    /// <param name="integrationId">The integration.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public static bool IsOf(string? marketplace, string integrationId) =>
        LooksLike(marketplace) && marketplace.AsSpan(Prefix.Length).Equals(integrationId, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a marketplace has the shape of an own one, for when managed state cannot say.</summary>
    /// <param name="marketplace">The name that a client knows.</param>
    /// <returns><see langword="true"/> when it has.</returns>
    public static bool LooksLike(string? marketplace) =>
        marketplace is not null && marketplace.Length > Prefix.Length && marketplace.StartsWith(Prefix, StringComparison.Ordinal);
}

using System.Text.Json.Serialization;

namespace PluginKit.Bundles.Handoff;

/// <summary>Names an asset of a release. Whatever once had this name is what it stands for, for ever.</summary>
/// <param name="Repository"><c>owner/repo</c>; case does not count, as at GitHub.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Asset">The name of the asset.</param>
internal sealed record ReleaseIdentity(
    [property: JsonPropertyName("repository")] string Repository, [property: JsonPropertyName("tag")] string Tag, [property: JsonPropertyName("asset")] string Asset)
{
    public bool Is(ReleaseIdentity other) =>
        string.Equals(Repository, other.Repository, StringComparison.OrdinalIgnoreCase)
        && string.Equals(Tag, other.Tag, StringComparison.Ordinal)
        && string.Equals(Asset, other.Asset, StringComparison.Ordinal);
}

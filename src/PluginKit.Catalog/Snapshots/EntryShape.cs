using PluginKit.Contracts.Display;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Targets;

namespace PluginKit.Catalog.Snapshots;

/// <summary>What the serializer does not check in an entry that somebody else wrote.</summary>
internal static class EntryShape
{
    /// <summary>Why an entry cannot be used, as the end of a sentence.</summary>
    public static string? WhyUnusable(CatalogEntry? entry)
    {
        if (entry is null)
        {
            return "it is null";
        }

        if (!LeafId.IsValid(entry.IntegrationId))
        {
            return $"'{Shown(entry.IntegrationId)}' is not an integration id";
        }

        return HasNull(entry) ? "a list or map of it contains null" : null;
    }

    /// <summary>Foreign text for a message.</summary>
    public static string Shown(string text) => UntrustedText.ToDisplay(text, 100);

    private static bool HasNull(CatalogEntry entry) =>
        entry.AuthoredTargets.Contains(null!) || entry.Keywords.Contains(null!) || entry.Capabilities.Contains(null!) || entry.Warnings.Contains(null!)
        || entry.Problems.Contains(null!) || entry.Alternatives.Contains(null!) || entry.EffectiveTargetMetadata.Values.Any(static metadata => metadata is null || metadata.Keywords.Contains(null!));
}

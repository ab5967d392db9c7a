using PluginKit.Adapters.Codex.Evidence;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Adapters.Codex.Marketplaces;
using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Looks for what is not ours and stands where ours is or would go.</summary>
internal static class ForeignEntries
{
    public static string? Find(CodexSnapshot snapshot, OwnTarget target, bool hasRecord) =>
        target.Lane == DeliveryLane.Native ? OfMarketplace(snapshot, target) : OfCatalog(snapshot, target, hasRecord);

    /// <summary>Whether a configured root is ours. The client stores the real path, so that a home behind a link shows another text.</summary>
    public static bool IsOurRoot(IClientFiles files, OwnTarget target, string? source) => source is not null
        && (string.Equals(Path.TrimEndingDirectorySeparator(source), target.OwnedRoot, StringComparison.Ordinal)
            || string.Equals(Path.TrimEndingDirectorySeparator(files.RealPath(source)), files.RealPath(target.OwnedRoot), StringComparison.Ordinal));

    private static string? OfMarketplace(CodexSnapshot snapshot, OwnTarget target)
    {
        foreach (var marketplace in snapshot.Marketplaces)
        {
            if (marketplace.Origin == MarketplaceOrigin.Personal && marketplace.Name == target.OwnMarketplace)
            {
                return $"The personal marketplace {marketplace.File!.Path} has the name '{target.OwnMarketplace}' and would win over ours.";
            }
        }

        return snapshot.Configuration.Marketplaces().TryGetValue(target.OwnMarketplace, out var table) && !(table.IsLocal && IsOurRoot(snapshot.Files, target, table.Source))
            ? $"The marketplace '{target.OwnMarketplace}' is configured in {table.Layer.Path} with another source ({table.SourceType}: {table.Source})."
            : null;
    }

    private static string? OfCatalog(CodexSnapshot snapshot, OwnTarget target, bool hasRecord)
    {
        var files = snapshot.Files;
        var entry = MarketplaceFile.Read(files, target.Catalog)?.Entries.FirstOrDefault(candidate => candidate.Name == target.IntegrationId);
        if (entry is not null && !(hasRecord && IsOurPath(target, entry.LocalPath)))
        {
            return $"{target.Catalog} already has an entry '{target.IntegrationId}' ({entry.LocalPath ?? entry.SourceKind}).";
        }

        if (hasRecord)
        {
            return null;
        }

        if (files.KindOf(target.PreparedFolder) != PathKind.Absent)
        {
            return $"{target.PreparedFolder} is already there.";
        }

        return files.KindOf(target.Catalog) == PathKind.Absent && files.KindOf(snapshot.Locations.ClaudeStyleCatalog) != PathKind.Absent
            ? $"{snapshot.Locations.ClaudeStyleCatalog} is the personal marketplace now; a new {target.Catalog} would hide it."
            : null;
    }

    private static bool IsOurPath(OwnTarget target, string? path) => path == target.PreparedPath || path == target.LegacyPath;
}

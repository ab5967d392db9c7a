using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Origins;

/// <summary>
/// Brings entries with one id together: the first counts, the others become its alternatives. Ids that differ only in letter case are one id, because they
/// would be one folder on many disks.
/// </summary>
internal static class EntryMerge
{
    /// <param name="entries">Entries, those that win first.</param>
    /// <returns>One entry for each id, ordered by id.</returns>
    public static IReadOnlyList<CatalogEntry> Of(IEnumerable<CatalogEntry> entries)
    {
        var byId = new Dictionary<string, List<CatalogEntry>>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (!byId.TryGetValue(entry.IntegrationId, out var same))
            {
                byId[entry.IntegrationId] = same = new(1);
            }

            same.Add(entry);
        }

        return [.. byId.Values.Select(Merged).OrderBy(static entry => entry.IntegrationId, StringComparer.Ordinal)];
    }

    private static CatalogEntry Merged(List<CatalogEntry> same)
    {
        var first = same[0];
        return same.Count == 1 ? first : first with
        {
            Alternatives = [.. first.Alternatives, .. same.Skip(1).SelectMany(static entry => (CatalogAlternative[])[Alternative(entry), .. entry.Alternatives])],
            Problems = [.. first.Problems, .. same.Skip(1).Select(entry => Collision(first, entry))],
        };
    }

    private static CatalogAlternative Alternative(CatalogEntry entry) => new()
    {
        IntegrationId = entry.IntegrationId,
        DisplayName = entry.DisplayName,
        Version = entry.Version,
        SourceRef = entry.SourceRef,
        PackageDigest = entry.PackageDigest,
        AvailableAppTargets = entry.AvailableAppTargets,
        Origin = entry.Origin,
    };

    private static Problem Collision(CatalogEntry first, CatalogEntry other)
    {
        var (winner, loser) = (first.Origin?.Id ?? "the catalog", other.Origin?.Id ?? "the catalog");
        return Problem.Of(
            ProblemCodes.CatalogIdCollision,
            winner == loser
                ? $"'{winner}' has the id '{other.IntegrationId}' more than once; the first counts."
                : $"'{loser}' has the id '{other.IntegrationId}' too; '{winner}' comes first.",
            other.SourceRef) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["counts"] = winner, ["shadowed"] = loser },
        };
    }
}

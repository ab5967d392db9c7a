using PluginKit.Contracts.Display;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// The one rule for entries that have the same id, wherever they come from: the first counts, the others become its alternatives, and a problem on it names each
/// of them with the place that it is from. Ids that differ only in letter case are one id, because they would be one folder on many disks.
/// </summary>
public static class CatalogEntryMerge
{
    /// <summary>Brings entries with one id together. Nothing is left out: what does not count stands in <see cref="CatalogEntry.Alternatives"/>.</summary>
    /// <param name="entries">Entries, those that win first. Each tells its <see cref="CatalogEntry.Origin"/>, or none does.</param>
    /// <returns>
    /// One entry for each id, ordered by id. One that wins over others has the problem <c>catalog_duplicate_id</c> for each of the same origin and
    /// <c>catalog_id_collision</c> for each of another one.
    /// </returns>
    public static IReadOnlyList<CatalogEntry> Of(IReadOnlyCollection<CatalogEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var first = new Dictionary<string, CatalogEntry>(entries.Count, StringComparer.OrdinalIgnoreCase);
        Dictionary<string, List<CatalogEntry>> others = new(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (first.TryAdd(entry.IntegrationId, entry))
            {
                continue;
            }

            if (!others.TryGetValue(entry.IntegrationId, out var same))
            {
                others[entry.IntegrationId] = same = [];
            }

            same.Add(entry);
        }

        foreach (var (id, same) in others)
        {
            first[id] = Merged(first[id], same);
        }

        CatalogEntry[] merged = [.. first.Values];
        if (!IsOrdered(merged))
        {
            Array.Sort(merged, static (one, other) => string.CompareOrdinal(one.IntegrationId, other.IntegrationId));
        }

        return merged;
    }

    // What was merged once comes again from its reader to the page.
    private static bool IsOrdered(CatalogEntry[] entries)
    {
        for (var index = 1; index < entries.Length; index++)
        {
            if (string.CompareOrdinal(entries[index - 1].IntegrationId, entries[index].IntegrationId) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static CatalogEntry Merged(CatalogEntry first, List<CatalogEntry> others)
    {
        Problem[] problems = [.. others.Select(other => Shadowed(first, other))];
        return first with
        {
            Alternatives = [.. first.Alternatives, .. others.SelectMany(static entry => (CatalogAlternative[])[Alternative(entry), .. entry.Alternatives])],
            Warnings = [.. first.Warnings, .. problems.Where(static problem => problem.Code == ProblemCodes.CatalogDuplicateId).Select(static problem => problem.Message)],
            Problems = [.. first.Problems, .. problems],
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

    // Two of one origin are a mistake of whoever made it; that two origins have the same plugin is usual.
    private static Problem Shadowed(CatalogEntry first, CatalogEntry other)
    {
        var isOfOne = first.Origin?.Id == other.Origin?.Id && first.Origin?.Via == other.Origin?.Via;
        var (winner, loser) = (NameOf(first), NameOf(other));
        var (id, place) = (UntrustedText.ToDisplay(other.IntegrationId, 100), UntrustedText.ToDisplay(other.SourceRef, 300));
        return Problem.Of(
            isOfOne ? ProblemCodes.CatalogDuplicateId : ProblemCodes.CatalogIdCollision,
            isOfOne
                ? $"'{winner}' has the id '{id}' more than once; the first counts, and not '{place}'."
                : $"'{loser}' has the id '{id}' too ('{place}'); '{winner}' comes first.",
            other.SourceRef) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["counts"] = winner,
                ["shadowed"] = loser,
                ["shadowed_id"] = other.IntegrationId,
                ["shadowed_source_ref"] = other.SourceRef,
            },
        };
    }

    private static string NameOf(CatalogEntry entry) => UntrustedText.ToDisplay(entry.Origin?.Id ?? "the catalog", 100);
}

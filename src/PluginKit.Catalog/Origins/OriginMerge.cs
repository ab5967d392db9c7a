using System.Text;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Origins;

/// <summary>Makes one reading of several. An origin that cannot be read costs its own entries and a problem, never those of the others.</summary>
internal static class OriginMerge
{
    /// <param name="parts">The readings of the origins, those that win first; at least one.</param>
    public static CatalogReading Of(IReadOnlyList<CatalogReading> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        var good = parts.Where(static part => part.Failure is null).ToArray();
        if (good.Length == 0)
        {
            return parts[0] with { Problems = [.. parts.Skip(1).Select(static part => part.Failure!)] };
        }

        var owners = new Dictionary<CatalogEntryOrigin, CatalogReading>();
        foreach (var part in good)
        {
            foreach (var entry in part.Entries)
            {
                owners.TryAdd(entry.Origin!, part);
            }
        }

        return new()
        {
            Source = new() { Kind = CatalogSourceKinds.Merged, Revision = Revision(parts), Stale = parts.Any(static part => part.Source.Stale) },
            Origins = [.. parts.SelectMany(static part => part.Origins.Count > 0 ? part.Origins : [part.Source])],
            Entries = CatalogEntryMerge.Of([.. good.SelectMany(static part => part.Entries)]),
            Problems = [.. parts.SelectMany(static part => part.Failure is { } failure ? [Failed(part, failure)] : part.Problems)],
            Owners = owners,
        };
    }

    private static string Revision(IReadOnlyList<CatalogReading> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Source.Id).Append('\0').Append(part.Source.Revision).Append('\n');
        }

        return ContentDigest.OfText(text.ToString());
    }

    private static Problem Failed(CatalogReading part, Problem failure) =>
        Problem.Of(ProblemCodes.CatalogOriginFailed, $"The origin '{part.Source.Id}' cannot be read: {failure.Message}", failure.Path) with
        {
            Line = failure.Line,
            Column = failure.Column,
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["origin"] = part.Source.Id ?? string.Empty, ["reason"] = failure.Code },
        };
}

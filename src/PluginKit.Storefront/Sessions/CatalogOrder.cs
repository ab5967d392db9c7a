using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Sessions;

/// <summary>
/// The order of two catalogs by the snapshots that they are made of (<see cref="SnapshotOrders"/>); of one moment, they have to be the same bytes.
/// </summary>
internal static class CatalogOrder
{
    public static SurfaceJudgement Judge(CatalogDocument answer, CatalogDocument? held)
    {
        if (held is null)
        {
            return SurfaceJudgement.ByRequest;
        }

        var isNewer = false;
        var isKnown = false;
        foreach (var (later, earlier) in Pairs(answer, held))
        {
            isKnown = true;
            switch (SnapshotOrders.Of(later, earlier, () => IsSameContent(answer, later, held, earlier)))
            {
                case SnapshotOrder.Contradicts:
                    return new(Contradiction(later), AnswerOrder.Contradicts);
                case SnapshotOrder.Older:
                    return new(Older(later), AnswerOrder.Older);
                case SnapshotOrder.Newer:
                    isNewer = true;
                    break;
            }
        }

        return isNewer ? new(null, AnswerOrder.Newer) : isKnown ? new(null, AnswerOrder.Same) : SurfaceJudgement.ByRequest;
    }

    /// <summary>The snapshots that both are made of; what has no time of its own has no order.</summary>
    private static IEnumerable<(CatalogSource Later, CatalogSource Earlier)> Pairs(CatalogDocument answer, CatalogDocument held) =>
        from later in Sources(answer)
        where later.FetchedAt is not null
        from earlier in Sources(held)
        where earlier.FetchedAt is not null && Key(later) == Key(earlier)
        select (later, earlier);

    private static IReadOnlyList<CatalogSource> Sources(CatalogDocument document) => document.Origins.Count > 0 ? document.Origins : [document.Source];

    private static (string? Id, string Kind, string? Location) Key(CatalogSource source) => (source.Id, source.Kind, source.Location);

    // Without digests only a catalog of one origin can be told apart by its entries; of several the revision is all that each says of itself.
    private static bool IsSameContent(CatalogDocument answer, CatalogSource later, CatalogDocument held, CatalogSource earlier)
    {
        if (later.ContentDigest is not null && earlier.ContentDigest is not null)
        {
            return string.Equals(later.ContentDigest, earlier.ContentDigest, StringComparison.Ordinal);
        }

        return string.Equals(later.Revision, earlier.Revision, StringComparison.Ordinal)
            && (answer.Origins.Count > 0 || held.Origins.Count > 0 || Entries(answer).AsSpan().SequenceEqual(Entries(held)));
    }

    private static byte[] Entries(CatalogDocument document) => DocumentJson.Write(document with
    {
        Source = new() { Kind = document.Source.Kind, Revision = document.Source.Revision },
        Problems = [],
        Warnings = [],
    });

    private static Problem Older(CatalogSource source) => Problem.Of(
        ProblemCodes.CatalogStale, $"The catalog answered with revision '{source.Revision}', which is older than the one at hand; that one stays.", source.Location);

    private static Problem Contradiction(CatalogSource source) => Problem.Of(
        ProblemCodes.CatalogContradiction,
        $"The catalog answered with revision '{source.Revision}', which says that it was made at the same moment as the one at hand and holds something else; that one stays.",
        source.Location);
}

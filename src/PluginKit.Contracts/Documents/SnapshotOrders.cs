using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// The rule that a catalog only goes forwards. <see cref="CatalogSource.FetchedAt"/> of a snapshot is its sequence: the later one wins in whatever order mirrors and requests
/// bring them, and two of one moment have to hold the same. Two times are compared with each other, never with a clock.
/// </summary>
public static class SnapshotOrders
{
    /// <summary>How a snapshot that is offered stands to the one that is held.</summary>
    /// <param name="offered">What the offered one says of itself.</param>
    /// <param name="held">What the held one says of itself.</param>
    /// <param name="isSameContent">Whether both hold the same; asked only when both claim one moment.</param>
    /// <returns>The order. <see cref="SnapshotOrder.Older"/> and <see cref="SnapshotOrder.Contradicts"/> never take the place of what is held.</returns>
    public static SnapshotOrder Of(CatalogSource offered, CatalogSource held, Func<bool> isSameContent)
    {
        ArgumentNullException.ThrowIfNull(offered);
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(isSameContent);
        return (offered.FetchedAt, held.FetchedAt) switch
        {
            (null, _) or (_, null) => SnapshotOrder.Unknown,
            ({ } later, { } earlier) when later > earlier => SnapshotOrder.Newer,
            ({ } later, { } earlier) when later < earlier => SnapshotOrder.Older,
            _ => isSameContent() ? SnapshotOrder.Same : SnapshotOrder.Contradicts,
        };
    }
}

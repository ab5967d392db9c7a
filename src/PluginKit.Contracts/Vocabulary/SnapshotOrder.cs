namespace PluginKit.Contracts.Vocabulary;

/// <summary>What two snapshots of one origin say of their own order, see <see cref="Documents.SnapshotOrders"/>.</summary>
public enum SnapshotOrder
{
    /// <summary>Nothing: one of the two does not say when it was made. Who asked later has the newer answer.</summary>
    Unknown = 0,

    /// <summary>Both were made at one moment and hold the same.</summary>
    Same,

    /// <summary>The offered one was made later, whoever asked first.</summary>
    Newer,

    /// <summary>The offered one was made earlier: a mirror may serve what it had before.</summary>
    Older,

    /// <summary>Both claim one moment and hold different things: one of the two is not what it says.</summary>
    Contradicts,
}

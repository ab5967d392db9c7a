namespace PluginKit.Contracts.Problems;

/// <content>Codes of documents and other processes.</content>
public static partial class ProblemCodes
{
    /// <summary>A document does not follow its format.</summary>
    public const string DocumentCorrupt = "document_corrupt";

    /// <summary>A newer schema version than this reader knows.</summary>
    public const string DocumentNewer = "document_newer";

    /// <summary>There is no document.</summary>
    public const string DocumentAbsent = "document_absent";

    /// <summary>A document cannot be read.</summary>
    public const string DocumentUnreadable = "document_unreadable";

    /// <summary>A document lacks members without which it cannot be used.</summary>
    public const string DocumentIncompatible = "document_incompatible";

    /// <summary>A document lacks members that tell what was done.</summary>
    public const string DocumentReducedFidelity = "document_reduced_fidelity";

    /// <summary>The other process could not be started.</summary>
    public const string TransportSpawnFailed = "transport_spawn_failed";

    /// <summary>The other process did not answer in time.</summary>
    public const string TransportTimedOut = "transport_timed_out";

    /// <summary>The other process printed nothing.</summary>
    public const string TransportEmpty = "transport_empty";

    /// <summary>The other process did not print exactly one document.</summary>
    public const string TransportMalformed = "transport_malformed";
}

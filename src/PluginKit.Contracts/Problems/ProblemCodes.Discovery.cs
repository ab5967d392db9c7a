namespace PluginKit.Contracts.Problems;

/// <content>Codes of discovery and client files.</content>
public static partial class ProblemCodes
{
    /// <summary>A scanner failed; the plugins of its client are missing from the answer.</summary>
    public const string ScannerFaulted = "scanner_faulted";

    /// <summary>Managed state could not be read; managed plugins may appear as native ones.</summary>
    public const string ManagedStateUnavailable = "managed_state_unavailable";

    /// <summary>The catalog could not be read; no relations to universal plugins are shown.</summary>
    public const string UniversalCandidatesUnavailable = "universal_candidates_unavailable";

    /// <summary>A file of a client does not follow its format.</summary>
    public const string ClientFileCorrupt = "client_file_corrupt";

    /// <summary>A file of a client cannot be read.</summary>
    public const string ClientFileUnreadable = "client_file_unreadable";

    /// <summary>A file of a client is a link that leaves the allowed folders.</summary>
    public const string ClientFileOutsideRoots = "client_file_outside_roots";

    /// <summary>A copy of a plugin lies in a client's cache and nothing refers to it.</summary>
    public const string OrphanedCache = "orphaned_cache";

    /// <summary>A client's record refers to a marketplace or project that is not there.</summary>
    public const string DanglingRecord = "dangling_record";

    /// <summary>A client's record refers to files that are not there.</summary>
    public const string RecordWithoutFiles = "record_without_files";

    /// <summary>A settings file switches a plugin that nothing else knows.</summary>
    public const string StaleToggle = "stale_toggle";

    /// <summary>What a client's files say about a plugin contradicts itself.</summary>
    public const string EvidenceContradicts = "evidence_contradicts";

    /// <summary>Changes of a client's files cannot be listened to; they are compared from time to time.</summary>
    public const string WatchSlow = "watch_slow";

    /// <summary>A client cannot be watched.</summary>
    public const string WatchUnavailable = "watch_unavailable";

    /// <summary>A file of a client is read-only, or its owner, group or access list could not be kept.</summary>
    public const string ClientFileProtected = "client_file_protected";
}

namespace PluginKit.Contracts.Problems;

/// <content>Codes of sources.</content>
public static partial class ProblemCodes
{
    /// <summary>No registered source understands the reference.</summary>
    public const string SourceUnsupported = "source_unsupported";

    /// <summary>The source is not there.</summary>
    public const string SourceNotFound = "source_not_found";

    /// <summary>The source cannot be read.</summary>
    public const string SourceUnreadable = "source_unreadable";

    /// <summary>The package contains a link, a special file or a name that is not portable.</summary>
    public const string SourceUnsafeEntry = "source_unsafe_entry";

    /// <summary>The package has more files, bytes or levels than the limits allow.</summary>
    public const string SourceLimitExceeded = "source_limit_exceeded";

    /// <summary>The source changed while it was being read.</summary>
    public const string SourceChanged = "source_changed";
}

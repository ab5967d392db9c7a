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

    /// <summary>The source has another digest than the one that it was pinned to.</summary>
    public const string SourceDigestMismatch = "source_digest_mismatch";

    /// <summary>A web page, an answer of a server or a pointer came in place of the content.</summary>
    public const string SourceNotContent = "source_not_content";

    /// <summary>The source sends those who ask for it to another place.</summary>
    public const string SourceMoved = "source_moved";

    /// <summary>The program <c>git</c> is not there, or too old.</summary>
    public const string GitMissing = "git_missing";

    /// <summary>A text cannot be the name of a branch, a tag or a commit.</summary>
    public const string GitRevisionInvalid = "git_revision_invalid";

    /// <summary>The repository has no such branch, tag or commit.</summary>
    public const string GitRevisionNotFound = "git_revision_not_found";

    /// <summary>A branch and a tag of the same name are different commits.</summary>
    public const string GitRevisionAmbiguous = "git_revision_ambiguous";

    /// <summary>The archive is cut off, contradicts itself or hides something.</summary>
    public const string ArchiveInvalid = "archive_invalid";

    /// <summary>The archive uses what is not read: encryption, zip64, other methods or kinds.</summary>
    public const string ArchiveUnsupported = "archive_unsupported";
}

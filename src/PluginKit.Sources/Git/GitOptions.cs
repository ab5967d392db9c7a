namespace PluginKit.Sources.Git;

/// <summary>How Git is used.</summary>
public sealed class GitOptions
{
    /// <summary>What stands before <c>owner/repo.git</c> in a GitHub reference; ends in a slash. A mirror in a closed network is set here.</summary>
    public string GitHubAddress { get; set; } = "https://github.com/";

    /// <summary>Whether repositories on this machine (<c>file://…</c>) may be read. Off: a reference from elsewhere could name anything the user can read.</summary>
    public bool AllowFiles { get; set; }

    /// <summary>Whether <c>http://</c> to this machine (127.0.0.1, ::1, localhost) may be used, for a server of one's own. Never to others.</summary>
    public bool AllowLoopbackHttp { get; set; }

    /// <summary>How long one call of git may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Bytes that one fetch may bring.</summary>
    public long MaxFetchBytes { get; set; } = 512L << 20;

    /// <summary>
    /// Bytes that a fetch may bring before a repository counts as large. One request brings a commit with all its files up to 1 MB, for all packages in it; of a large one only the
    /// folders come, and then the files of each package that is asked for. A server that can leave nothing out sends everything, up to <see cref="MaxFetchBytes"/>.
    /// </summary>
    public long SparseAboveBytes { get; set; } = 64L << 20;

    /// <summary>How long a mirror is kept that nobody uses; it goes when garbage is collected.</summary>
    public TimeSpan MirrorsKeptFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Bytes that all mirrors may take together after garbage is collected: those that were used longest ago go first, and none that was used within the last hour.</summary>
    public long MaxMirrorsBytes { get; set; } = 4L << 30;
}

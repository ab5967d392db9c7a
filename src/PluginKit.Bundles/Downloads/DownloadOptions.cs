namespace PluginKit.Bundles.Downloads;

/// <summary>What downloads may reach and how long they may take. How many bytes one may bring is <see cref="Handoff.HandoffLimits.MaxArchiveBytes"/>.</summary>
/// <remarks>
/// Proxies are those of <c>HTTPS_PROXY</c>, <c>ALL_PROXY</c> and <c>NO_PROXY</c> (also in lower case) of the <see cref="Contracts.Hosts.HostEnvironment"/>. Behind a proxy it is the proxy
/// that resolves names, so that a name which resolves to a private address cannot be noticed here; addresses and local names are refused all the same.
/// </remarks>
public sealed class DownloadOptions
{
    /// <summary>How long one download may take, with all redirections.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long one connection may take to be made.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a server may send nothing at all.</summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many redirections are followed.</summary>
    public int MaxRedirects { get; set; } = 10;

    /// <summary>Hosts that may have private addresses, for example a server of one's own network: names or addresses as they stand in a URL, no patterns. <c>https</c> only, too.</summary>
    public IReadOnlyList<string> PrivateHosts { get; set; } = [];

    /// <summary>Whether <c>http</c> and <c>https</c> to 127.0.0.1, ::1 and localhost may be used, for a server of one's own on this machine. Off: a redirection could name any service that listens there.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>Whether the proxies of the environment are used.</summary>
    public bool UseProxy { get; set; } = true;
}

namespace PluginKit.Lifecycle.Support;

/// <summary>What goes into a support bundle beside what always does.</summary>
public sealed record SupportBundleOptions
{
    /// <summary>Whether the clients' programs are started to ask for their version. Default: no, so that making a bundle starts nothing.</summary>
    public bool IncludeClientVersions { get; init; }

    /// <summary>How many entries of the operation log are taken, the newest. Default: 200.</summary>
    public int LogEntries { get; init; } = 200;
}

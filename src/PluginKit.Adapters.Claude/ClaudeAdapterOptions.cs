namespace PluginKit.Adapters.Claude;

/// <summary>What an application may choose about Claude Code.</summary>
public sealed record ClaudeAdapterOptions
{
    /// <summary>Whether the plugin's data directory survives a remove. It is deleted after the commit decision by default, as the client itself does.</summary>
    public bool KeepPluginData { get; set; }

    /// <summary>Whether a version of <c>claude</c> that nobody measured blocks changes instead of being warned about.</summary>
    public bool RequireMeasuredVersion { get; set; }

    /// <summary>Time limit of one client command in seconds, 5 to 600. A command takes about one second on an idle machine.</summary>
    public int CommandTimeoutSeconds { get; set; } = 60;

    /// <summary>
    /// Further absolute folders below which marketplaces are read. The home directory and the workspace are always read; the files of a directory
    /// marketplace elsewhere are not looked at, and its plugins carry the evidence <c>source=not_checked</c>.
    /// </summary>
    public IReadOnlyList<string> MarketplaceRoots { get; set; } = [];
}

using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Handoff;
using PluginKit.Bundles.Releases;
using PluginKit.Bundles.Signatures;

namespace PluginKit.Bundles.Registration;

/// <summary>How bundles are handled.</summary>
public sealed class BundlesOptions
{
    /// <summary>The limits of a handoff archive.</summary>
    public HandoffLimits Handoff { get; set; } = HandoffLimits.Default;

    /// <summary>What downloads may reach and how long they may take.</summary>
    public DownloadOptions Downloads { get; set; } = new();

    /// <summary>Where releases are.</summary>
    public GitHubOptions GitHub { get; set; } = new();

    /// <summary>Whose signatures count.</summary>
    public SignatureOptions Signatures { get; set; } = new();

    /// <summary>How long an install waits for another one of the same user.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(120);
}

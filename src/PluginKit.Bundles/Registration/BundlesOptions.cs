using PluginKit.Bundles.Handoff;

namespace PluginKit.Bundles.Registration;

/// <summary>How bundles are handled.</summary>
public sealed class BundlesOptions
{
    /// <summary>The limits of a handoff archive.</summary>
    public HandoffLimits Handoff { get; set; } = HandoffLimits.Default;

    /// <summary>How long an install waits for another one of the same user.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(120);
}

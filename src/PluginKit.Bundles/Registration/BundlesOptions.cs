using PluginKit.Bundles.Handoff;

namespace PluginKit.Bundles.Registration;

/// <summary>How bundles are handled.</summary>
public sealed class BundlesOptions
{
    /// <summary>The limits of a handoff archive.</summary>
    public HandoffLimits Handoff { get; set; } = HandoffLimits.Default;
}

using PluginKit.Platform.Trees;

namespace PluginKit.Sources.Registration;

/// <summary>How large a package may be.</summary>
public sealed class SourcesOptions
{
    /// <summary>The limits of a package tree; those of the existing plugin-kit-ai tool unless set.</summary>
    public TreeLimits Limits { get; set; } = TreeLimits.Default;
}

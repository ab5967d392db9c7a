using PluginKit.Platform.Trees;
using PluginKit.Sources.Archives;
using PluginKit.Sources.Git;
using PluginKit.Sources.References;

namespace PluginKit.Sources.Registration;

/// <summary>How large a package may be.</summary>
public sealed class SourcesOptions
{
    /// <summary>The limits of a package tree; those of the existing plugin-kit-ai tool unless set.</summary>
    public TreeLimits Limits { get; set; } = TreeLimits.Default;

    /// <summary>The limits of an archive; what comes out of it is held to <see cref="Limits"/>, too.</summary>
    public ArchiveLimits Archives { get; set; } = ArchiveLimits.Default;

    /// <summary>Short names for references; <see cref="SourceAliases.FirstParty"/> unless set.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; set; } = SourceAliases.FirstParty;

    /// <summary>How Git is used.</summary>
    public GitOptions Git { get; set; } = new();
}

using System.Collections.ObjectModel;

namespace PluginKit.Authoring.Inspection;

/// <summary>The native package of one target. Paths are relative to the authored package; lists are in ordinal order.</summary>
public sealed record PublicationPackage
{
    /// <summary>The authored target id.</summary>
    public required string Target { get; init; }

    /// <summary>What it is: <c>claude-plugin</c>, <c>codex-plugin</c> or <c>gemini-extension</c>.</summary>
    public required string PackageFamily { get; init; }

    /// <summary>Where such a package can be published, for example <c>claude-marketplace</c>.</summary>
    public required IReadOnlyList<string> ChannelFamilies { get; init; }

    /// <summary>The class of the target.</summary>
    public required string TargetClass { get; init; }

    /// <summary>How a user gets it into the client.</summary>
    public required string InstallModel { get; init; }

    /// <summary>Authored files that it is made from.</summary>
    public IReadOnlyList<string> AuthoredInputs { get; init; } = [];

    /// <summary>Single overlay files by kind.</summary>
    public IReadOnlyDictionary<string, string> AuthoredDocuments { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What is generated for it.</summary>
    public IReadOnlyList<string> ManagedArtifacts { get; init; } = [];
}

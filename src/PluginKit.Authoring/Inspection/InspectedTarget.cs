using System.Collections.ObjectModel;
using PluginKit.Authoring.Targets;

namespace PluginKit.Authoring.Inspection;

/// <summary>One target of a package: its contract, and what the package has for it. Paths are relative to the package.</summary>
public sealed record InspectedTarget
{
    /// <summary>What the target takes at all.</summary>
    public required AuthoredTarget Contract { get; init; }

    /// <summary>Kinds of the target's own that the package really has, in ordinal order.</summary>
    public IReadOnlyList<string> NativeKinds { get; init; } = [];

    /// <summary>The single overlay files that the package has, by kind.</summary>
    public IReadOnlyDictionary<string, string> NativeDocuments { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What would be generated for the target from the authored files, in ordinal order; told from the authored files, not from what lies in the root.</summary>
    public IReadOnlyList<string> ManagedArtifacts { get; init; } = [];

    /// <summary>Kinds that the package has and the target does not take, in ordinal order: portable ones, and folders of its overlay without meaning.</summary>
    public IReadOnlyList<string> UnsupportedKinds { get; init; } = [];
}

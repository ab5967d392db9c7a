using System.Collections.ObjectModel;
using System.Text.Json;

namespace PluginKit.Authoring.Overlays;

/// <summary>What <c>targets/&lt;target&gt;/</c> adds for one target.</summary>
public sealed record TargetOverlay
{
    /// <summary>The authored target id.</summary>
    public required string Target { get; init; }

    /// <summary>The folder in the package, for example <c>plugin/targets/claude</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>Descriptive fields of <c>package.yaml</c>; <see langword="null"/> when there are none.</summary>
    public PackageMetadata? Metadata { get; init; }

    /// <summary>Paths in the package of single documents by kind, for example <c>settings</c>.</summary>
    public IReadOnlyDictionary<string, string> Documents { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The content of those documents that are JSON, by kind.</summary>
    public IReadOnlyDictionary<string, JsonElement> Json { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Paths in the package of the files of folder kinds (<c>commands</c>, <c>agents</c>, <c>hooks</c>, …), by kind.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Components { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;
}

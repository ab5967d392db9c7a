using PluginKit.Catalog.Origins;

namespace PluginKit.Catalog.Snapshots;

/// <summary>Which snapshot is made, and of what.</summary>
public sealed record CatalogBuildRequest
{
    /// <summary>The snapshot file, absolute. A file beside it, with <c>.packages.json</c> after its name, makes the next build quick and may be deleted.</summary>
    public required string File { get; init; }

    /// <summary>The origins, those that win first; empty for those of the options.</summary>
    public IReadOnlyList<CatalogOrigin> From { get; init; } = [];

    /// <summary>The revision that the origin has to be at; <see langword="null"/> for whichever it is at.</summary>
    public string? ExpectedRevision { get; init; }

    /// <summary>Whether every package is read although it looks as it did when <see cref="File"/> was made.</summary>
    public bool ReadEverything { get; init; }
}

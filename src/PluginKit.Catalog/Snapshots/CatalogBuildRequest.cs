using System.Collections.ObjectModel;
using PluginKit.Catalog.Origins;

namespace PluginKit.Catalog.Snapshots;

/// <summary>Which snapshot is made, and of what.</summary>
public sealed record CatalogBuildRequest
{
    /// <summary>
    /// The snapshot file, absolute. Two files beside it stay: <c>.packages.json</c> after its name makes the next build quick and may be deleted; <c>.lock</c> after its name keeps two
    /// builds of one file apart and may not be deleted while one runs.
    /// </summary>
    public required string File { get; init; }

    /// <summary>The origins, those that win first; empty for those of the options.</summary>
    public IReadOnlyList<CatalogOrigin> From { get; init; } = [];

    /// <summary>The revision that the origin has to be at; <see langword="null"/> for whichever it is at.</summary>
    public string? ExpectedRevision { get; init; }

    /// <summary>
    /// By the id of an origin, the reference that its folder can be fetched by from elsewhere, such as <c>github:owner/repo@v1.2.0</c>: the package in <c>plugins/notes</c> then
    /// has the <c>source_ref</c> <c>github:owner/repo@v1.2.0//plugins/notes</c>. Without one, packages keep their folders here, and can be added only where these are. Every reference that is made
    /// has to be taken by a registered source; nothing is fetched. A commit in it has to be that of the checkout, where the checkout tells its own.
    /// </summary>
    public IReadOnlyDictionary<string, string> ReferenceBases { get; init => field = value ?? ReadOnlyDictionary<string, string>.Empty; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Whether every package is read although it looks as it did when <see cref="File"/> was made.</summary>
    public bool ReadEverything { get; init; }

    /// <summary>How long a build waits for another one of the same file, 0 for not at all. Default 120 seconds.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(120);
}

using PluginKit.Contracts.Documents;

namespace PluginKit.Authoring.Manifests;

/// <summary>What <c>plugin.yaml</c> (api_version v1) says, normalised: texts trimmed, keywords and targets sorted and without duplicates.</summary>
public sealed record AuthoredManifest
{
    /// <summary>The name, which is the integration id: a letter, then letters, digits, <c>_</c>, <c>-</c>; at most 64.</summary>
    public required string Name { get; init; }

    /// <summary>The version as written, see <see cref="Contracts.Targets.VersionText"/>.</summary>
    public required string Version { get; init; }

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>The author; <see langword="null"/> when nothing is said.</summary>
    public AuthorInfo? Author { get; init; }

    /// <summary>Home page; <see langword="null"/> when what is written is no address.</summary>
    public string? Homepage { get; init; }

    /// <summary>Repository; <see langword="null"/> when what is written is no address.</summary>
    public string? Repository { get; init; }

    /// <summary>License, as written.</summary>
    public string? License { get; init; }

    /// <summary>Keywords in ordinal order.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Authored target ids in ordinal order, all of them known; never empty.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];
}

using System.Collections.ObjectModel;
using PluginKit.Authoring.Manifests;
using PluginKit.Authoring.Overlays;
using PluginKit.Authoring.Publication;
using PluginKit.Authoring.Servers;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Packages;

/// <summary>Everything an author wrote, checked. Paths are relative to the package, with forward slashes.</summary>
public sealed record AuthoredPackage
{
    /// <summary><c>plugin.yaml</c>.</summary>
    public required AuthoredManifest Manifest { get; init; }

    /// <summary>Path of <c>plugin.yaml</c>.</summary>
    public required string ManifestPath { get; init; }

    /// <summary>Digest of the bytes of <c>plugin.yaml</c>, <c>sha256:</c> and hex.</summary>
    public required string ManifestDigest { get; init; }

    /// <summary>Where the authored files are.</summary>
    public PackageLayout Layout { get; init; }

    /// <summary><c>mcp/servers.yaml</c> in the order of the file; <see langword="null"/> when there is none.</summary>
    public IReadOnlyList<McpServer>? McpServers { get; init; }

    /// <summary><c>launcher.yaml</c>; <see langword="null"/> when there is none or no target uses it.</summary>
    public LauncherManifest? Launcher { get; init; }

    /// <summary>Portable skills, ordered by path.</summary>
    public IReadOnlyList<AuthoredSkill> Skills { get; init; } = [];

    /// <summary>Overlays by authored target id; only of targets that the package has.</summary>
    public IReadOnlyDictionary<string, TargetOverlay> TargetOverlays { get; init; } = ReadOnlyDictionary<string, TargetOverlay>.Empty;

    /// <summary>Where the author means to publish.</summary>
    public PublicationIntents Publication { get; init; } = new();

    /// <summary>The authored README; never the generated one in the root of a canonical package. <see langword="null"/> when there is none.</summary>
    public string? ReadmePath { get; init; }

    /// <summary>What the package really contains, ordered: <c>agents</c>, <c>app</c>, <c>commands</c>, <c>hooks</c>, <c>mcp</c>, <c>skills</c>, …</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>What is odd, yet does not keep the package from being used.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>The path of an authored file.</summary>
    /// <param name="relative">Path below the authored root, for example <c>skills</c>.</param>
    /// <returns>Path in the package, for example <c>plugin/skills</c>.</returns>
    public string AuthoredPath(string relative) => Layout == PackageLayout.Canonical ? $"plugin/{relative}" : relative;
}

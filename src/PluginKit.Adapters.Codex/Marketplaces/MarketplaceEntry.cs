namespace PluginKit.Adapters.Codex.Marketplaces;

/// <summary>An entry that the client would take.</summary>
/// <param name="Name">The plugin's name.</param>
/// <param name="SourceKind">The client's word: <c>local</c>, <c>url</c>, <c>git-subdir</c>, <c>npm</c>.</param>
/// <param name="LocalPath">The path of a local source as it stands in the file, beginning with <c>./</c>.</param>
internal sealed record MarketplaceEntry(string Name, string SourceKind, string? LocalPath)
{
    /// <summary>Whether the client lists it and refuses to add it.</summary>
    public bool IsNotAvailable { get; init; }

    /// <summary>The folder of a local source: paths are relative to the root of the marketplace.</summary>
    public string? FolderIn(string root) => LocalPath is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(LocalPath, root));
}

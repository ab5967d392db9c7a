namespace PluginKit.Contracts.Clients;

/// <summary>The names in one folder of a client, or why there are none.</summary>
/// <param name="Path">The path that was asked for.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Directories">Names of sub-folders (links to folders included), ordinal order.</param>
/// <param name="Files">Names of files (links to files included), ordinal order.</param>
public sealed record FolderView(string Path, FileViewStatus Status, IReadOnlyList<string> Directories, IReadOnlyList<string> Files);

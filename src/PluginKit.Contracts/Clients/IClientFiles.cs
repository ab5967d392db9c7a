namespace PluginKit.Contracts.Clients;

/// <summary>
/// A read-only look at the files of clients, limited to the roots that an adapter or scanner declared. It never throws for what it
/// finds: every answer says how it ended. The same file is read once per view, so that one answer rests on one state of the file.
/// </summary>
public interface IClientFiles
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <returns>The content, or why there is none.</returns>
    FileView Read(string path);

    /// <summary>Lists a folder.</summary>
    /// <param name="path">Absolute path.</param>
    /// <returns>The names, or why there are none.</returns>
    FolderView List(string path);

    /// <summary>What is at a path, links followed.</summary>
    /// <param name="path">Absolute path.</param>
    /// <returns>The kind.</returns>
    PathKind KindOf(string path);

    /// <summary>A path as a client sees it that resolves links.</summary>
    /// <param name="path">Absolute path; it need not exist.</param>
    /// <returns>The path with every link resolved; the path itself where that is not possible or leads outside the roots. The default never resolves.</returns>
    string RealPath(string path) => path;
}

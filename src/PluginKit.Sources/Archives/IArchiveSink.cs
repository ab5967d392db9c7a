namespace PluginKit.Sources.Archives;

/// <summary>Takes what comes out of an archive, entry by entry and in its order. Names have been held to the rules for names already.</summary>
public interface IArchiveSink
{
    /// <summary>A directory that the archive lists; those that it only implies are not told.</summary>
    /// <param name="path">Its path, with forward slashes.</param>
    void Directory(string path);

    /// <summary>A file; its bytes follow.</summary>
    /// <param name="path">Its path, with forward slashes.</param>
    /// <param name="isExecutable">Whether any executable bit is set.</param>
    /// <returns>Where its bytes go; disposed after the last one, also when the archive turns out to be refused.</returns>
    Stream File(string path, bool isExecutable);
}

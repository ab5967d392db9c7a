using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Bundles.Handoff;

/// <summary>Opens a local archive.</summary>
internal static class HandoffArchiveFile
{
    /// <exception cref="HandoffRefusedException">There is none, or it cannot be read.</exception>
    public static Stream Open(IDisk disk, string path)
    {
        try
        {
            return disk.OpenRead(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new HandoffRefusedException(Problem.Of(ProblemCodes.SourceNotFound, $"There is no archive '{path}'.", path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HandoffRefusedException(Problem.Of(ProblemCodes.SourceUnreadable, $"'{path}' cannot be read: {exception.Message}", path));
        }
    }
}

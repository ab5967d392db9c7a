using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Files;

/// <summary>Makes a problem of what goes wrong when a file of a tree is read.</summary>
internal static class ReadFaults
{
    /// <summary>Whether an exception is one that reading a tree may end with.</summary>
    public static bool IsExpected(Exception exception) => exception is IOException or UnauthorizedAccessException;

    public static Problem ToProblem(Exception exception, string path) => exception is FileNotFoundException or DirectoryNotFoundException
        ? Problem.Of(ProblemCodes.SourceChanged, $"{path}: the file is gone since the package was opened.", path)
        : Problem.Of(ProblemCodes.SourceUnreadable, $"{path}: the file cannot be read, or changed since the package was opened ({exception.GetType().Name}).", path);
}

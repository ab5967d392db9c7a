using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Authoring.Projects;

/// <summary>The folder that a caller names.</summary>
internal static class ProjectRoot
{
    /// <summary>Why a folder is no project to look at; <see langword="null"/> when it may be looked at.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="folder">What the caller named.</param>
    /// <param name="root">The folder without links.</param>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    public static Problem? WhyRefused(IDisk disk, string folder, out string root)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Path.IsPathFullyQualified(folder) || folder.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{folder.Replace('\0', '?')}' is not an absolute path.", nameof(folder));
        }

        root = folder;
        try
        {
            root = Path.TrimEndingDirectorySeparator(disk.ResolveLinks(folder));
            return disk.Stat(root)?.Kind switch
            {
                DiskEntryKind.Directory when root != Path.GetPathRoot(root) => null,
                DiskEntryKind.Directory => Problem.Of(ProblemCodes.SourceUnreadable, $"'{folder}' is the root of a disk and no project.", folder),
                null => Problem.Of(ProblemCodes.SourceNotFound, $"There is no folder '{folder}'.", folder),
                _ => Problem.Of(ProblemCodes.SourceUnreadable, $"'{folder}' is not a folder.", folder),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problem.Of(ProblemCodes.SourceUnreadable, $"'{folder}' cannot be looked at: {exception.Message}", folder);
        }
    }
}

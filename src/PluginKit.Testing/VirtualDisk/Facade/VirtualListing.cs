using System.IO.Enumeration;
using PluginKit.Testing.VirtualDisk.Nodes;
using PluginKit.Testing.VirtualDisk.Volume;

namespace PluginKit.Testing.VirtualDisk.Facade;

/// <summary>Lists directories by pattern with the runtime's own matching rules.</summary>
internal sealed class VirtualListing(VirtualFacade facade)
{
    internal static EnumerationOptions For(SearchOption option) => option is SearchOption.TopDirectoryOnly or SearchOption.AllDirectories
        ? new()
        {
            MatchType = MatchType.Win32,
            AttributesToSkip = 0,
            IgnoreInaccessible = false,
            RecurseSubdirectories = option == SearchOption.AllDirectories,
        }
        : throw new ArgumentOutOfRangeException(nameof(option), option, "Not a search option.");

    internal string[] List(string path, string searchPattern, EnumerationOptions options, bool files, bool directories)
    {
        ArgumentNullException.ThrowIfNull(searchPattern);
        ArgumentNullException.ThrowIfNull(options);
        VirtualFacade.Full(path);
        if (Path.IsPathRooted(searchPattern) || searchPattern.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("The pattern must be relative, without null characters.", nameof(searchPattern));
        }

        // A pattern may begin with folders; they belong to the directory.
        if (Path.GetDirectoryName(searchPattern) is { Length: > 0 } folder)
        {
            path = Path.Combine(path, folder);
            searchPattern = searchPattern[(folder.Length + 1)..];
        }

        var query = new Query(Expression(searchPattern, options.MatchType), options, !facade.Volume.Options.CaseSensitive, files, directories);
        var found = new List<string>();
        facade.Locked(volume => Collect(volume, path, VirtualFacade.Full(path), query, options.MaxRecursionDepth, found));
        return [.. found];
    }

    private static void Collect(VirtualVolume volume, string shown, string full, Query query, int depth, List<string> found)
    {
        var error = volume.Find(full, follow: true, out var node);
        var directory = node as DirectoryNode;
        error = error != VirtualError.None ? error
            : directory is null ? VirtualError.NotDirectory
            : !volume.May(directory, UnixFileMode.UserRead) ? VirtualError.AccessDenied
            : VirtualError.None;
        if (error == VirtualError.AccessDenied && query.Options.IgnoreInaccessible)
        {
            return;
        }

        error.ThrowIfFailed(full, blameDirectory: true);
        foreach (var child in directory!.Children)
        {
            var childPath = Path.Combine(full, child.Name);
            var childShown = Path.Combine(shown, child.Name);
            var isDirectory = child is DirectoryNode || (child is LinkNode && volume.IsDirectory(childPath));
            if (Skips(query.Options.AttributesToSkip, child, isDirectory))
            {
                continue;
            }

            if ((isDirectory ? query.Directories : query.Files) && query.Matches(child.Name))
            {
                found.Add(childShown);
            }

            // The runtime goes into linked directories, too.
            if (isDirectory && query.Options.RecurseSubdirectories && depth > 0)
            {
                Collect(volume, childShown, childPath, query, depth - 1, found);
            }
        }
    }

    private static bool Skips(FileAttributes skip, VirtualNode node, bool isDirectory) =>
        (skip.HasFlag(FileAttributes.Hidden) && node.Name.StartsWith('.'))
        || (skip.HasFlag(FileAttributes.ReparsePoint) && node is LinkNode)
        || (skip.HasFlag(FileAttributes.Directory) && isDirectory)
        || (skip.HasFlag(FileAttributes.ReadOnly) && (node.Mode & UnixFileMode.UserWrite) == 0);

    private static string Expression(string pattern, MatchType match) =>
        match == MatchType.Simple ? pattern
        : pattern is "" or "*.*" ? "*"
        : FileSystemName.TranslateWin32Expression(pattern);

    private sealed record Query(string Expression, EnumerationOptions Options, bool IgnoreCaseByDefault, bool Files, bool Directories)
    {
        private readonly bool _ignoreCase = Options.MatchCasing == MatchCasing.CaseInsensitive
            || (Options.MatchCasing == MatchCasing.PlatformDefault && IgnoreCaseByDefault);

        internal bool Matches(string name) => Options.MatchType == MatchType.Simple
            ? FileSystemName.MatchesSimpleExpression(Expression, name, _ignoreCase)
            : FileSystemName.MatchesWin32Expression(Expression, name, _ignoreCase);
    }
}

using System.IO.Abstractions;

namespace PluginKit.Platform.Disk;

/// <summary>
/// Finds out whether a directory tells upper from lower case without writing anything: looks for an existing name in the other case, here and
/// then in the parents.
/// </summary>
internal static class CaseProbe
{
    public static bool IsCaseSensitive(IFileSystem fileSystem, Func<string, DiskEntry?> stat, string directory)
    {
        for (var place = directory; ; place = DiskPath.Parent(place))
        {
            if (Probe(fileSystem, stat, place) is { } answer)
            {
                return answer;
            }

            if (string.Equals(DiskPath.Parent(place), place, StringComparison.Ordinal))
            {
                return !OperatingSystem.IsWindows() && !OperatingSystem.IsMacOS();
            }
        }
    }

    private static bool? Probe(IFileSystem fileSystem, Func<string, DiskEntry?> stat, string directory)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var path in fileSystem.Directory.EnumerateFileSystemEntries(directory))
            {
                names.Add(Path.GetFileName(path));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        foreach (var name in names)
        {
            var swapped = Swap(name);
            if (!string.Equals(swapped, name, StringComparison.Ordinal))
            {
                return names.Contains(swapped) || stat(Path.Join(directory, swapped)) is null;
            }
        }

        return null;
    }

    private static string Swap(string name) => string.Create(name.Length, name, static (target, source) =>
    {
        for (var index = 0; index < source.Length; index++)
        {
            target[index] = char.IsAsciiLetter(source[index]) ? (char)(source[index] ^ 0x20) : source[index];
        }
    });
}

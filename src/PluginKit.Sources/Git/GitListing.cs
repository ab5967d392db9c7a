using System.Globalization;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;
using PluginKit.Sources.Archives;
using PluginKit.Sources.Registration;

namespace PluginKit.Sources.Git;

/// <summary>
/// What a folder of a commit holds, as <c>ls-tree -r</c> lists it, held against the limits before anything of it is written. A repository of a few kilobytes can
/// name a thousand million files, and one packed file be as large as a disk.
/// </summary>
internal static class GitListing
{
    private const string Submodule = "160000";

    /// <summary>Why a folder is refused for what is in it: entries end with NUL and begin with their mode.</summary>
    public static Problem? Refusal(string listing, GitRemote remote, SourcesOptions options)
    {
        var entries = 0;
        foreach (var part in listing.AsSpan().Split('\0'))
        {
            var entry = listing.AsSpan()[part];
            if (entry.StartsWith(Submodule + " ", StringComparison.Ordinal))
            {
                return Problem.Of(
                    ProblemCodes.SourceUnsafeEntry, $"'{Name(entry)}' of '{remote.Address}' is a submodule; those are not fetched, so that the package would lack it.", remote.Address);
            }

            if (!entry.IsEmpty && ++entries > options.Archives.MaxEntries)
            {
                return TooMany(remote, options);
            }
        }

        return null;
    }

    /// <summary>More files than a package may have.</summary>
    public static Problem TooMany(GitRemote remote, SourcesOptions options) =>
        TooMuch(remote, ArchiveRefusal.Entries, $"'{remote.Address}' has more than the {options.Archives.MaxEntries} files and folders allowed for a package; name the folder of the package.");

    /// <summary>Why it is too large, from a listing with sizes.</summary>
    public static Problem? TooLarge(string listing, GitRemote remote, SourcesOptions options)
    {
        var total = 0L;
        foreach (var part in listing.AsSpan().Split('\0'))
        {
            var entry = listing.AsSpan()[part];
            var size = SizeOf(entry);
            if (size > options.Limits.MaxFileBytes)
            {
                return TooMuch(remote, ArchiveRefusal.FileBytes, $"'{Name(entry)}' of '{remote.Address}' has more than the {options.Limits.MaxFileBytes} bytes allowed for a file.");
            }

            total += size;
            if (total > options.Limits.MaxTotalBytes)
            {
                return TooMuch(remote, ArchiveRefusal.TotalBytes, $"'{remote.Address}' has more than the {options.Limits.MaxTotalBytes} bytes allowed for a package; name the folder of the package.");
            }
        }

        return null;
    }

    /// <summary>Mode, kind, object and size, then a tab and the name; a folder has a dash for a size.</summary>
    private static long SizeOf(ReadOnlySpan<char> entry)
    {
        var tab = entry.IndexOf('\t');
        var fields = tab < 0 ? entry : entry[..tab];
        return long.TryParse(fields[(fields.LastIndexOf(' ') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;
    }

    private static string Name(ReadOnlySpan<char> entry) => Printable.Of(entry[(entry.IndexOf('\t') + 1)..].ToString());

    private static Problem TooMuch(GitRemote remote, string rule, string message) => Problem.Of(ProblemCodes.SourceLimitExceeded, message, remote.Address) with
    {
        Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["rule"] = rule },
    };
}

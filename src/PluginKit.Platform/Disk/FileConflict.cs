using PluginKit.Contracts.Problems;

namespace PluginKit.Platform.Disk;

/// <summary>The problem <c>conflict</c> of a file that is not what a change was made for, with the three digests that tell who wrote what.</summary>
public static class FileConflict
{
    private const string Absent = "absent";

    /// <summary>Makes the problem.</summary>
    /// <param name="path">The file.</param>
    /// <param name="message">What happened, naming the file.</param>
    /// <param name="before">Digest of the content that was expected; <see langword="null"/> for none.</param>
    /// <param name="now">Digest of the content that was found; <see langword="null"/> for none, empty when it cannot be read.</param>
    /// <param name="ours">Digest of the content that the change makes; <see langword="null"/> for none.</param>
    /// <returns>The problem, with the details <c>digest_before</c>, <c>digest_now</c>, <c>digest_ours</c>.</returns>
    public static Problem Of(string path, string message, string? before, string? now, string? ours) => Problem.Of(ProblemCodes.Conflict, message, path) with
    {
        Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["digest_before"] = before ?? Absent,
            ["digest_now"] = now switch { null => Absent, "" => "unreadable", _ => now },
            ["digest_ours"] = ours ?? Absent,
        },
    };
}

namespace PluginKit.Platform.Disk;

/// <summary>
/// The names of what stands beside a file while it is replaced: in the same folder, so that a rename is one; hidden, and short enough for any name.
/// </summary>
internal static class ScratchName
{
    /// <summary>New content that is still being written. Whoever finds it may delete it.</summary>
    private const string Unfinished = ".tmp";

    /// <summary>Content that is whole: the new one, or what the exchange brought. Its name tells both digests.</summary>
    private const string Whole = ".swap";
    private const int DigestLength = 16;

    public static string ForNew(string fileName) => $"{Prefix(fileName)}{Guid.NewGuid():N}{Unfinished}";

    public static string ForExchange(string fileName, string? expectedDigest, string? newDigest) =>
        $"{Prefix(fileName)}{Short(expectedDigest)}-{Short(newDigest)}-{Guid.NewGuid().ToString("N")[..8]}{Whole}";

    public static bool IsUnfinished(string fileName, string candidate) =>
        candidate.StartsWith(Prefix(fileName), StringComparison.Ordinal) && candidate.EndsWith(Unfinished, StringComparison.Ordinal);

    /// <summary>The digests in the name of whole content that belongs to a file: what was expected there, and what was to come.</summary>
    public static (string Expected, string New)? Digests(string fileName, string candidate)
    {
        var prefix = Prefix(fileName);
        return candidate.StartsWith(prefix, StringComparison.Ordinal) && candidate.EndsWith(Whole, StringComparison.Ordinal)
            && candidate[prefix.Length..^Whole.Length].Split('-') is [var expected, var made, _]
                ? (expected, made)
                : null;
    }

    /// <summary>A digest as names have it.</summary>
    public static string Short(string? digest) =>
        digest is null ? "absent" : digest[(digest.IndexOf(':', StringComparison.Ordinal) + 1)..][..DigestLength];

    private static string Prefix(string name) => $".{(name.Length > 60 ? name[..60] : name)}.pluginkit-";
}

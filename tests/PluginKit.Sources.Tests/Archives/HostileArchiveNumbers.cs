namespace PluginKit.Sources.Tests.Archives;

/// <summary>Which rows of <see cref="HostileArchives"/> are which number of <c>reliability.md</c> section 5 A and E, for tar and for zip. A name is that of a row or its beginning.</summary>
internal static class HostileArchiveNumbers
{
    public static IReadOnlyDictionary<string, string[]> Tar { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["A1"] = ["tar name 0 ", "pax name 0 "],
        ["A2"] = ["tar name 1 ", "pax name 1 "],
        ["A3"] = ["tar name 2 ", "pax name 2 "],
        ["A4"] = ["tar name 3 ", "tar name 5 "],
        ["A5"] = ["tar name 4 "],
        ["A6"] = ["tar name 6 "],
        ["A7"] = ["tar name 7 "],
        ["A8"] = ["tar name 8 "],
        ["A9"] = ["tar name with NUL by pax"],
        ["A10"] = ["tar name 9 "],
        ["A11"] = ["tar name 10 ", "tar name 11 ", "tar name 12 ", "tar name 13 ", "tar directory ./", "tar directory //"],
        ["A12"] = ["tar name 14 ", "tar name 15 "],
        ["A13"] = ["tar name 16 ", "tar name 17 ", "tar name 18 ", "tar name 19 "],
        ["A14"] = ["tar name 20 "],
        ["A15"] = ["tar name 21 ", "tar name 22 ", "tar name 23 ", "pax name 22 "],
        ["A16"] = ["tar symlink"],
        ["A17"] = ["tar symlinks chained"],
        ["A18"] = ["tar hard link outside"],
        ["A19"] = ["tar hard link to an earlier entry"],
        ["A20"] = ["tar symlink replaced by a directory"],
        ["A21"] =
        [
            "tar character device", "tar block device", "tar FIFO", "tar contiguous file", "tar sparse file", "tar sparse file by pax", "tar unknown type", "tar long name with ..",
            "tar link target by pax", "tar name for everything", "pax name 1 ",
        ],
        ["A22"] = ["tar same name", "tar case", "tar case of a folder", "tar file below a file", "tar file in place of a folder", "tar folder listed in place of a file", "tar both forms of one name", "tar name 24 "],
        ["A25"] =
        [
            "tar of ten gigabytes that are not there", "tar of eighty megabytes of zeros", "tar of a thousand to one", "tar of ten thousand and one empty files", "tar long name of two gigabytes",
            "tar pax header of two gigabytes",
        ],
        ["A26"] =
        [
            "gzip cut off", "gzip with a byte behind it", "gzip of two members", "gzip of an empty member", "gzip with bytes before a trailer", "gzip with another checksum", "gzip header only", "tar without end",
            "tar cut off in an entry", "tar that goes on after its end", "another thing under this name", "nothing",
        ],
        ["A27"] = ["tar manifest twice", "tar manifest as a link"],
        ["E71"] = ["sign-in page", "error body", "pointer of Git LFS"],
    };

    public static IReadOnlyDictionary<string, string[]> Zip { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["A9"] = ["zip name with NUL"],
        ["A11"] = ["zip name 10 ", "zip name 11 ", "zip name 12 ", "zip name 13 ", "zip directory ./", "zip directory //"],
        ["A16"] = ["zip symlink"],
        ["A21"] = ["zip FIFO", "zip character device", "zip block device", "zip socket", "zip directory by mode only"],
        ["A22"] = ["zip same name", "zip case", "zip case of a folder", "zip file below a file", "zip file in place of a folder", "zip folder listed in place of a file", "zip both forms of one name", "zip name 24 "],
        ["A24"] =
        [
            "zip with another name where it lies", "zip with a second name", "zip with a second name where it lies", "zip descriptor that lies", "zip with bytes before it", "zip behind a program",
            "zip with bytes between two entries", "zip with bytes behind it", "zip64 sizes", "zip64 sizes where it lies", "zip of zip64 size", "zip encrypted", "zip with entries over each other",
            "zip with a comment of 65535 bytes", "zip with an end record in its comment", "zip method of nobody",
        ],
        ["A25"] = ["zip of eighty megabytes of zeros", "zip of eighty megabytes that says ten", "zip of a thousand to one", "zip directory of more entries than there may be"],
        ["A26"] = ["zip cut off", "zip with bytes behind it"],
        ["A27"] = ["zip manifest twice", "zip manifest as a link"],
        ["E75"] = ["zip signed by appending"],
    };

    /// <summary>The names are the same for tar and for zip.</summary>
    public static IReadOnlyDictionary<string, string[]> Both { get; } = Tar.Keys.Union(Zip.Keys).ToDictionary(
        static number => number,
        static number => (string[])[.. Tar.GetValueOrDefault(number, []), .. Zip.GetValueOrDefault(number, []), .. Tar.GetValueOrDefault(number, []).Where(static row => row.StartsWith("tar name", StringComparison.Ordinal) && char.IsAsciiDigit(row[9])).Select(static row => "zip" + row[3..])],
        StringComparer.Ordinal);
}

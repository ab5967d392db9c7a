using System.Text;
using PluginKit.Contracts.Problems;

namespace PluginKit.Sources.Tests.Archives;

/// <summary>The archives of <c>reliability.md</c> section 5 A (1 to 27) and E 71 and 75, each with what it has to be refused for.</summary>
internal static class HostileArchives
{
    private const string Unsafe = ProblemCodes.SourceUnsafeEntry;
    private const string Invalid = ProblemCodes.ArchiveInvalid;
    private const string Unsupported = ProblemCodes.ArchiveUnsupported;
    private const string TooMuch = ProblemCodes.SourceLimitExceeded;

    private static readonly (string Name, string Code, string Rule)[] s_names =
    [
        ("../evil", Unsafe, "path_traversal"),
        ("a/../../evil", Unsafe, "path_traversal"),
        ("/abs/evil", Unsafe, "absolute_path"),
        (@"C:\evil", Unsafe, "backslash"),
        ("C:evil", Unsafe, "absolute_path"),
        ("C:/evil", Unsafe, "absolute_path"),
        (@"\\srv\share\evil", Unsafe, "backslash"),
        (@"\\?\C:\evil", Unsafe, "backslash"),
        (@"..\evil", Unsafe, "backslash"),
        ("a\r\nb", Unsafe, "name"),
        ("", Unsafe, "empty_name"),
        (".", Unsafe, "empty_name"),
        ("./a", Unsafe, "empty_name"),
        ("a//b", Unsafe, "empty_name"),
        ("a ", Unsafe, "name"),
        ("a.", Unsafe, "name"),
        ("CON", Unsafe, "name"),
        ("aux.md", Unsafe, "name"),
        ("COM¹", Unsafe, "name"),
        ("NUL.", Unsafe, "name"),
        ("file.md:stream", Unsafe, "name"),
        (new string('a', 300), Unsafe, "name"),
        (string.Join('/', Enumerable.Repeat(new string('a', 99), 50)), TooMuch, "path_length"),
        (string.Join('/', Enumerable.Repeat("d", 200)), TooMuch, "depth"),
        ("e\u0301.md", Unsafe, "name"),
        ("a\u202Eb/../c", Unsafe, "path_traversal"),
        (".git/config", Unsafe, "repository"),
        ("plugin/.GIT/hooks/post-checkout", Unsafe, "repository"),
        ("git~1/config", Unsafe, "repository"),
        (".g\u200Cit/config", Unsafe, "repository"),
        ("sub/.git", Unsafe, "repository"),
    ];

    public static IReadOnlyDictionary<string, HostileArchive> All { get; } = Build().ToDictionary(static archive => archive.Name, StringComparer.Ordinal);

    private static IEnumerable<HostileArchive> Build() => [.. Names(), .. TarKinds(), .. Kinds(), .. Collisions(), .. TarStructure(), .. ZipKinds(), .. ZipStructure(), .. Bombs(), .. Pages()];

    private static IEnumerable<HostileArchive> Names() => s_names.Index().SelectMany(static item => (HostileArchive[])
    [
        new($"tar name {item.Index} {Shown(item.Item.Name)}", new TarBuilder().File("first").File(item.Item.Name).ToTarGz(), item.Item.Code, item.Item.Rule),
        new($"zip name {item.Index} {Shown(item.Item.Name)}", new ZipBuilder().File("first").File(item.Item.Name).ToZip(), item.Item.Code, item.Item.Rule),
        new($"pax name {item.Index} {Shown(item.Item.Name)}", new TarBuilder().File("first").Pax(("path", item.Item.Name)).File("harmless").ToTar(), item.Item.Code, item.Item.Rule),
    ]);

    private static IEnumerable<HostileArchive> TarKinds() =>
    [
        new("tar symlink", new TarBuilder().Link("a", "/etc").File("a/passwd").ToTarGz(), Unsafe, "link"),
        new("tar symlinks chained", new TarBuilder().Link("a", "..").Link("b", "a/..").File("b/evil").ToTarGz(), Unsafe, "link"),
        new("tar hard link outside", new TarBuilder().Link("a", "/etc/passwd", '1').ToTarGz(), Unsafe, "link"),
        new("tar hard link to an earlier entry", new TarBuilder().File("a").Link("b", "a", '1').File("b").ToTarGz(), Unsafe, "link"),
        new("tar symlink replaced by a directory", new TarBuilder().Link("a", "/tmp").Directory("a/").File("a/b").ToTarGz(), Unsafe, "link"),
        new("tar character device", new TarBuilder().Entry("a", '3', []).ToTarGz(), Unsafe, "special_file"),
        new("tar block device", new TarBuilder().Entry("a", '4', []).ToTarGz(), Unsafe, "special_file"),
        new("tar FIFO", new TarBuilder().Entry("a", '6', []).ToTarGz(), Unsafe, "special_file"),
        new("tar contiguous file", new TarBuilder().Entry("a", '7', "x"u8.ToArray()).ToTarGz(), Unsafe, "special_file"),
        new("tar sparse file", new TarBuilder().Entry("a", 'S', "x"u8.ToArray()).ToTarGz(), Unsafe, "special_file"),
        new("tar sparse file by pax", new TarBuilder().Pax(("GNU.sparse.major", "1")).File("a").ToTarGz(), Unsafe, "special_file"),
        new("tar unknown type", new TarBuilder().Entry("a", 'V', []).ToTarGz(), Unsupported, "unsupported"),
        new("tar long name with ..", new TarBuilder().File(new string('a', 120) + "/../../../evil").ToTarGz(), Unsafe, "path_traversal"),
        new("tar name with NUL by pax", new TarBuilder().Pax(("path", "a\0b")).File("x").ToTarGz(), Unsafe, "name"),
        new("tar name that is no UTF-8", new TarBuilder().Entry("a", '0', [], spoil: static header => header[0] = 0xFF).ToTarGz(), Unsafe, "name"),
        new("tar link target by pax", new TarBuilder().Pax(("linkpath", "/etc")).File("a").ToTarGz(), Unsafe, "link"),
        new("tar name for everything", new TarBuilder().Entry("g", 'g', Encoding.ASCII.GetBytes("12 path=abc\n")).File("a").ToTarGz(), Invalid, "header"),
    ];

    private static IEnumerable<HostileArchive> Kinds() =>
    [
        new("tar directory ./", new TarBuilder().Directory("./").ToTarGz(), Unsafe, "empty_name"),
        new("zip directory ./", new ZipBuilder().Directory(".").ToZip(), Unsafe, "empty_name"),
        new("tar directory //", new TarBuilder().Directory("//").ToTarGz(), Unsafe, "absolute_path"),
        new("zip directory //", new ZipBuilder().Directory("/").ToZip(), Unsafe, "absolute_path"),
        new("zip name with NUL", new ZipBuilder().Entry(new("a") { RawName = "a\0b"u8.ToArray() }).ToZip(), Unsafe, "name"),
        new("zip character device", new ZipBuilder().File("a", mode: 0x21A4).ToZip(), Unsafe, "special_file"),
        new("zip block device", new ZipBuilder().File("a", mode: 0x61A4).ToZip(), Unsafe, "special_file"),
        new("zip socket", new ZipBuilder().File("a", mode: 0xC1A4).ToZip(), Unsafe, "special_file"),
        new("tar manifest as a link", new TarBuilder().Link("plugin/plugin.yaml", "/etc/passwd").ToTarGz(), Unsafe, "link"),
        new("zip manifest as a link", new ZipBuilder().File("plugin/plugin.yaml", "/etc/passwd", mode: 0xA1FF).ToZip(), Unsafe, "link"),
        new("tar folder listed in place of a file", new TarBuilder().File("a").Directory("a/").ToTarGz(), Unsafe, "file_and_directory"),
        new("zip folder listed in place of a file", new ZipBuilder().File("a").Directory("a").ToZip(), Unsafe, "file_and_directory"),
        new("tar both forms of one name", new TarBuilder().File("\u00E9.md").File("e\u0301.md").ToTarGz(), Unsafe, "name"),
        new("zip both forms of one name", new ZipBuilder().File("\u00E9.md").File("e\u0301.md").ToZip(), Unsafe, "name"),
        new("zip with a second name where it lies", new ZipBuilder().Entry(new("a") { LocalExtra = [0x75, 0x70, 0, 0] }).ToZip(), Invalid, "header"),
        new("zip64 sizes where it lies", new ZipBuilder().Entry(new("a") { LocalExtra = [1, 0, 0, 0] }).ToZip(), Unsupported, "unsupported"),
        new("zip with extra bytes of no form where it lies", new ZipBuilder().Entry(new("a") { LocalExtra = [1, 2] }).ToZip(), Invalid, "header"),
    ];

    private static IEnumerable<HostileArchive> Collisions() => ((string Name, string First, string Second, string Rule)[])
    [
        ("same name", "a.md", "a.md", "duplicate"),
        ("case", "A.md", "a.md", "case_collision"),
        ("case of a folder", "A/x", "a/y", "case_collision"),
        ("file below a file", "a", "a/b", "file_and_directory"),
        ("file in place of a folder", "a/b", "a", "file_and_directory"),
        ("manifest twice", "plugin/plugin.yaml", "plugin/plugin.yaml", "duplicate"),
    ]
    is var cases ? cases.SelectMany(static item => (HostileArchive[])
    [
        new($"tar {item.Name}", new TarBuilder().File(item.First).File(item.Second).ToTarGz(), Unsafe, item.Rule),
        new($"zip {item.Name}", new ZipBuilder().File(item.First).File(item.Second).ToZip(), Unsafe, item.Rule),
    ]) : [];

    private static IEnumerable<HostileArchive> TarStructure()
    {
        var good = new TarBuilder().File("a", "content").ToTarGz();
        return
        [
            new("gzip cut off", good[..^9], Invalid, null),
            new("gzip with a byte behind it", [.. good, 1], Invalid, "trailing_bytes"),
            new("gzip of two members", [.. good, .. TarBuilder.Gzip(new TarBuilder().File("evil").ToTar())], Invalid, "trailing_bytes"),
            new("gzip with bytes before a trailer that is there twice", [.. good, .. "hidden"u8, .. good[^8..]], Invalid, "trailing_bytes"),
            new("gzip of an empty member and another one", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. good], Invalid, "trailing_bytes"),
            new("gzip of a kind that does not exist", [.. good[..3], 0xE0, .. good[4..]], Unsupported, "format"),
            new("gzip of another method", [.. good[..2], 9, .. good[3..]], Unsupported, "format"),
            new("gzip with a name that never ends", [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 0, .. Enumerable.Repeat((byte)'n', 70_000)], Invalid, "header"),
            new("gzip with a header that is longer than the file", [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 1, 2, 3, 4, 5, 6, 7, 8, 9], Invalid, "truncated"),
            new("gzip with another checksum", [.. good[..^8], (byte)(good[^8] ^ 1), .. good[^7..]], Invalid, null),
            new("gzip header only", good[..12], Invalid, null),
            new("tar without end", new TarBuilder().File("a").ToTarGz(ends: false), Invalid, "truncated"),
            new("tar cut off in an entry", new TarBuilder().Entry("a", '0', "x"u8.ToArray(), claimed: 5000).ToTar(ends: false), Invalid, "truncated"),
            new("tar that goes on after its end", TarBuilder.Gzip([.. new TarBuilder().File("a").ToTar(), .. new TarBuilder().File("evil").ToTar()]), Invalid, "trailing_bytes"),
            new("tar with a header of another kind", TarBuilder.Gzip([.. new TarBuilder().Entry("a", '0', [], spoil: static header => "rats!"u8.CopyTo(header.AsSpan(257))).ToTar()]), Unsupported, "format"),
            new("tar with a wrong checksum", new TarBuilder().File("a").Raw(Spoiled()).ToTarGz(), Invalid, "header"),
            new("tar size that is no number", new TarBuilder().Entry("a", '0', [], spoil: static header => header[124] = (byte)'x').ToTarGz(), Invalid, "header"),
            new("tar size of GNU below zero", new TarBuilder().Entry("a", '0', [], spoil: static header => header.AsSpan(124, 12).Fill(0xFF)).ToTarGz(), Invalid, "header"),
            new("tar of ten gigabytes that are not there", new TarBuilder().Entry("a", '0', [], spoil: static header => TarBuilder.Huge(header, 10L << 30)).ToTarGz(), TooMuch, "file_bytes"),
            new("tar long name of two gigabytes", new TarBuilder().Entry("x", 'L', [], claimed: 2_000_000_000).ToTarGz(), TooMuch, "path_length"),
            new("tar pax header of two gigabytes", new TarBuilder().Entry("x", 'x', [], claimed: 2_000_000_000).ToTarGz(), TooMuch, "path_length"),
            new("tar pax record without end", new TarBuilder().Entry("x", 'x', "99 path=a\n"u8.ToArray()).File("a").ToTarGz(), Invalid, "header"),
            new("tar header of no entry", new TarBuilder().Pax(("path", "a")).ToTarGz(), Invalid, "header"),
            new("tar headers without end", new TarBuilder().Pax(("path", "a")).Pax(("path", "b")).Pax(("path", "c")).Pax(("path", "d")).Pax(("path", "e")).File("f").ToTarGz(), Invalid, "header"),
            new("tar directory with content", new TarBuilder().Entry("a/", '5', "x"u8.ToArray()).ToTarGz(), Invalid, "header"),
        ];
    }

    private static IEnumerable<HostileArchive> ZipKinds() =>
    [
        new("zip symlink", new ZipBuilder().File("a", "/etc", mode: 0xA1FF).File("a/passwd").ToZip(), Unsafe, "link"),
        new("zip FIFO", new ZipBuilder().File("a", mode: 0x11A4).ToZip(), Unsafe, "special_file"),
        new("zip directory by mode only", new ZipBuilder().File("a", mode: 0x41ED).ToZip(), Unsafe, "file_and_directory"),
        new("zip directory with content", new ZipBuilder().Entry(new("a/") { Content = "x"u8.ToArray(), Mode = 0x41ED }).ToZip(), Invalid, "header"),
        new("zip encrypted", new ZipBuilder().Entry(new("a") { Content = "x"u8.ToArray(), Flags = 0x801 }).ToZip(), Unsupported, "encrypted"),
        new("zip method of nobody", new ZipBuilder().Entry(new("a") { Method = 14 }).ToZip(), Unsupported, "unsupported"),
        new("zip64 sizes", new ZipBuilder().Entry(new("a") { Extra = [1, 0, 0, 0] }).ToZip(), Unsupported, "unsupported"),
        new("zip with a second name", new ZipBuilder().Entry(new("a") { Extra = [0x75, 0x70, 0, 0] }).ToZip(), Invalid, "header"),
        new("zip name without its code page", new ZipBuilder().Entry(new("é") { Flags = 0 }).ToZip(), Unsafe, "name"),
        new("zip name that is no UTF-8", new ZipBuilder().Entry(new("a") { RawName = [0xFF, 0xFE] }).ToZip(), Unsafe, "name"),
    ];

    private static IEnumerable<HostileArchive> ZipStructure()
    {
        var good = new ZipBuilder().File("a", "content").ToZip();
        return
        [
            new("zip with another name where it lies", new ZipBuilder().Entry(new("good.md") { Content = "x"u8.ToArray(), LocalName = "evil.md"u8.ToArray() }).ToZip(), Invalid, "header"),
            new("zip descriptor that lies", new ZipBuilder().Entry(new("a") { Content = "x"u8.ToArray(), Flags = 0x808, DescribedLength = 77 }).ToZip(), Invalid, "header"),
            new("zip with bytes before it", new ZipBuilder().File("a").ToZip(before: "PK\u0003\u0004 evil"u8.ToArray()), Invalid, "unaccounted_bytes"),
            new("zip behind a program", new ZipBuilder().File("a").ToZip(before: "MZ evil"u8.ToArray()), Invalid, "format"),
            new("zip with bytes before it that its offsets know", new ZipBuilder().Raw("PK\u0003\u0004 hidden"u8).File("a").ToZip(), Invalid, "unaccounted_bytes"),
            new("zip with bytes between two entries", new ZipBuilder().File("a").Raw("hidden"u8).File("b").ToZip(), Invalid, "unaccounted_bytes"),
            new("zip with bytes before its directory", new ZipBuilder().File("a").Raw("hidden"u8).ToZip(), Invalid, "unaccounted_bytes"),
            new("zip with bytes behind it", [.. good, 1, 2, 3], Invalid, "trailing_bytes"),
            new("zip signed by appending", [.. good, .. "MCPB_SIG_V1"u8, .. new byte[64]], Invalid, "trailing_bytes"),
            new("zip with a comment of 65535 bytes", new ZipBuilder().File("a").ToZip(new string('c', 65_535)), Invalid, "comment"),
            new("zip with an end record in its comment", new ZipBuilder().File("a").ToZip("PK\u0005\u0006" + new string('\0', 18)), Invalid, "comment"),
            new("zip of zip64 size", new ZipBuilder().File("a").ToZip(claimed: 65_535), Unsupported, "unsupported"),
            new("zip that hides an entry", new ZipBuilder().File("a").File("b").ToZip(claimed: 1), Invalid, "header"),
            new("zip that promises an entry", new ZipBuilder().File("a").ToZip(claimed: 2), Invalid, "header"),
            new("zip with entries over each other", new ZipBuilder().File("a", "content").Entry(new("b") { Content = "content"u8.ToArray(), Offset = 0 }).ToZip(), Invalid, null),
            new("zip with another checksum", new ZipBuilder().Entry(new("a") { Content = "x"u8.ToArray(), Checksum = 1 }).ToZip(), Invalid, "checksum"),
            new("zip with fewer bytes than it says", new ZipBuilder().Entry(new("a") { Content = "x"u8.ToArray(), Length = 9 }).ToZip(), Invalid, "checksum"),
            new("zip with more bytes than it says", new ZipBuilder().Entry(new("a") { Content = "many bytes"u8.ToArray(), Length = 2 }).ToZip(), Invalid, "header"),
            new("zip with content that is no deflate", new ZipBuilder().Entry(new("a") { Content = "x"u8.ToArray(), Packed = [0xFF, 0xFF, 0xFF, 0xFF] }).ToZip(), Invalid, null),
            new("zip with bytes behind its packed content", new ZipBuilder().Entry(new("a") { Content = "x"u8.ToArray(), Packed = [.. ZipBuilder.Deflate("x"u8.ToArray()), .. "hidden"u8] }).ToZip(), Invalid, "unaccounted_bytes"),
            new("zip cut off", good[..^30], Invalid, "truncated"),
        ];
    }

    private static IEnumerable<HostileArchive> Bombs()
    {
        var zeros = new byte[80 << 20];
        var many = new TarBuilder();
        for (var number = 0; number < 10_001; number++)
        {
            many.File($"f{number}", string.Empty);
        }

        // Refused before a checksum is compared; that of as many bytes takes its time bit by bit.
        return
        [
            new("tar of eighty megabytes of zeros", new TarBuilder().Entry("a", '0', zeros).ToTarGz(), TooMuch, "file_bytes"),
            new("zip of eighty megabytes of zeros", new ZipBuilder().Entry(new("a") { Content = zeros, Checksum = 1 }).ToZip(), TooMuch, "file_bytes"),
            new("zip of eighty megabytes that says ten", new ZipBuilder().Entry(new("a") { Content = zeros, Checksum = 1, Length = 10 }).ToZip(), Invalid, "header"),
            new("tar of a thousand to one", new TarBuilder().Entry("a", '0', zeros[..(8 << 20)]).ToTarGz(), TooMuch, "ratio"),
            new("zip of a thousand to one", new ZipBuilder().Entry(new("a") { Content = zeros[..(8 << 20)], Checksum = 1 }).ToZip(), TooMuch, "ratio"),
            new("tar of ten thousand and one empty files", many.ToTarGz(), TooMuch, "entries"),
            new("zip directory of more entries than there may be", new ZipBuilder().File("a").ToZip(claimed: 20_000), TooMuch, "entries"),
        ];
    }

    private static IEnumerable<HostileArchive> Pages() =>
    [
        new("sign-in page", Encoding.UTF8.GetBytes("\uFEFF\r\n<!DOCTYPE html><title>Sign in</title>"), ProblemCodes.SourceNotContent, "format"),
        new("error body", Encoding.UTF8.GetBytes("{\"message\":\"Not Found\"}"), ProblemCodes.SourceNotContent, "format"),
        new("pointer of Git LFS", Encoding.UTF8.GetBytes("version https://git-lfs.github.com/spec/v1\noid sha256:00\n"), ProblemCodes.SourceNotContent, "format"),
        new("another thing under this name", Encoding.UTF8.GetBytes("just a text"), Invalid, "format"),
        new("nothing", [], Invalid, "format"),
    ];

    private static byte[] Spoiled()
    {
        var header = new TarBuilder().File("b").ToTar()[..512];
        header[0] = (byte)'c';
        return header;
    }

    private static string Shown(string name) => name.Length > 40 ? name[..40] : string.Concat(name.Select(static c => char.IsControl(c) ? '?' : c));
}

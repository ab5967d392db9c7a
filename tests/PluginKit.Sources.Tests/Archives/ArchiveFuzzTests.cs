using PluginKit.Platform.Disk;
using PluginKit.Sources.Archives;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk;
using Xunit.Abstractions;

namespace PluginKit.Sources.Tests.Archives;

/// <summary>
/// Good archives with bytes changed, cut out, doubled and inserted, and archives of odd headers whose checksums are right: a typed problem or a good package in bounded
/// memory, never an exception, never anything outside.
/// </summary>
public sealed class ArchiveFuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 2000;
    private const long Memory = 16 << 20;

    public static TheoryData<string> Kinds => ["tar", "tar.gz", "zip", "tar headers", "zip headers"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_bytes_make_it_throw_or_write_elsewhere(string kind)
    {
        var good = Good(kind);
        var (refused, rounds) = (0, 0);
        foreach (var (chance, at) in new Fuzz(output).Rounds(Rounds))
        {
            var files = new VirtualFileSystem().AddDirectory("/staging");
            var disk = new RecordingDisk(new FileSystemDisk(files, files));
            using (var stream = disk.CreateNew("/a", null))
            {
                stream.Write(kind switch { "tar headers" => OddArchives.Tar(chance), "zip headers" => OddArchives.Zip(chance), _ => Mutations.OfBytes(good, chance) });
            }

            var guard = new DiskGuard(disk, "/", ["/staging"]);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var unpacked = new ArchiveExtraction(disk).Unpack("/a", "/staging/content");

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(Memory, at);
            ShouldBeGood(disk, unpacked, guard, at);
            refused += unpacked.IsOk ? 0 : 1;
            rounds++;
        }

        refused.ShouldBeInRange(rounds / 3, rounds - 1, "some are refused and some are not");
    }

    private static void ShouldBeGood(RecordingDisk disk, ArchiveUnpacked unpacked, DiskGuard guard, string at)
    {
        if (unpacked.Problem is { } problem)
        {
            (problem.IsError && problem.Message.Length > 0 && !problem.Message.Any(char.IsControl)).ShouldBeTrue(at);
            guard.ShouldHaveLeftNothing(at);
            return;
        }

        var content = DiskSnapshot.Take(disk, "/staging/content").Entries;
        content.Values.ShouldAllBe(static entry => entry.Kind == DiskEntryKind.File || entry.Kind == DiskEntryKind.Directory, at);
        content.Keys.SelectMany(static path => path.Split('/')[..]).ShouldAllBe(static segment => segment != ".." && segment != ".git" && !segment.Contains('\\'), at);
        disk.Writes.Where(static write => !DiskPath.IsWithin("/staging/content", write.Path) && write.Path != "/a").ShouldBeEmpty(at);
    }

    private static byte[] Good(string kind)
    {
        var tar = new TarBuilder().Directory("a/").File("a/readme.md", new string('r', 700)).Pax(("path", "a/long")).File("x", "y").File(new string('b', 120), "z");
        return kind switch
        {
            "tar" => tar.ToTar(),
            "tar.gz" => tar.ToTarGz(),
            _ => new ZipBuilder().Directory("a").File("a/readme.md", new string('r', 700)).Entry(new("b") { Content = "later"u8.ToArray(), Flags = 0x808 })
                .Entry(new("c") { Content = "stored"u8.ToArray(), Method = 0 }).ToZip("comment"),
        };
    }
}

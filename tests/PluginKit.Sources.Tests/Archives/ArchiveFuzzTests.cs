using System.Globalization;
using PluginKit.Platform.Disk;
using PluginKit.Sources.Archives;
using PluginKit.Testing.VirtualDisk;
using Xunit.Abstractions;

namespace PluginKit.Sources.Tests.Archives;

/// <summary>Good archives with bytes changed, cut out, doubled and inserted: a typed problem or a good package, never an exception, never anything outside.</summary>
public sealed class ArchiveFuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 3000;

    public static TheoryData<string> Seeds => ["tar", "tar.gz", "zip"];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_bytes_make_it_throw_or_write_elsewhere(string kind)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PLUGINKIT_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        output.WriteLine($"PLUGINKIT_SEED={seed}");
        var chance = new Random(seed);
        var good = Good(kind);
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Mutated(good, chance);
            var files = new VirtualFileSystem().AddDirectory("/staging");
            var disk = new FileSystemDisk(files, files);
            using (var stream = disk.CreateNew("/a", null))
            {
                stream.Write(bytes);
            }

            var unpacked = new ArchiveExtraction(disk).Unpack("/a", "/staging/content");

            var at = $"round {round} of PLUGINKIT_SEED={seed}";
            disk.List("/").Select(static entry => entry.Name).ShouldBe(["a", "staging"], at);
            disk.List("/staging").Count.ShouldBe(unpacked.IsOk ? 1 : 0, at);
            refused += unpacked.IsOk ? 0 : 1;
            (unpacked.Problem is null || unpacked.Problem.Message.Length > 0).ShouldBeTrue(at);
        }

        refused.ShouldBeGreaterThan(Rounds / 3);
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

    private static byte[] Mutated(byte[] good, Random chance)
    {
        var bytes = good.ToList();
        for (var count = chance.Next(1, 5); count > 0 && bytes.Count > 0; count--)
        {
            var at = chance.Next(bytes.Count);
            var length = Math.Min(chance.Next(1, 40), bytes.Count - at);
            switch (chance.Next(5))
            {
                case 0:
                    bytes[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                default:
                    bytes.InsertRange(at, Enumerable.Range(0, length).Select(_ => (byte)chance.Next(256)));
                    break;
            }
        }

        return [.. bytes];
    }
}

using System.IO.Compression;
using System.Text;
using PluginKit.Bundles.Releases;
using PluginKit.Bundles.Tests.Handoff;
using PluginKit.Bundles.Tests.Server;
using PluginKit.Contracts.Documents;
using PluginKit.Sources.Tests.Archives;
using PluginKit.Testing.Observation;
using Xunit.Abstractions;

namespace PluginKit.Bundles.Tests.Hostile;

/// <summary>Good bundles, their metadata and the answers of a release server with something changed: a typed problem or an intact bundle, never an exception, never anything outside.</summary>
public sealed class BundleFuzzTests(ITestOutputHelper output)
{
    private const string Metadata = ".plugin-kit-ai-export.json";

    [Fact]
    public async Task No_bytes_below_the_packing_make_an_install_or_a_look_throw_or_write_elsewhere()
    {
        using var machine = Machine();
        var good = Unpacked(await ExportedAsync(machine));

        await AllAsync(machine, 150, chance => TarBuilder.Gzip(Mutations.OfBytes(good, chance)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_metadata_makes_an_install_or_a_look_throw_or_write_elsewhere(int version)
    {
        using var machine = Machine();
        var exported = await ExportedAsync(machine);
        var metadata = version == 1 ? FirstBundles.Metadata().ToJsonString() : await MetadataOfAsync(machine, exported);

        var files = WithoutMetadata(Unpacked(exported));

        await AllAsync(machine, 150, chance =>
        {
            var tar = new TarBuilder().Entry(Metadata, '0', chance.Next(8) == 0 ? Encoding.UTF8.GetBytes(metadata) : Mutations.OfJson(metadata, chance));
            tar = version == 1 ? tar.Files() : tar.Raw(files);
            return chance.Next(8) == 0 ? tar.File("extra").ToTarGz() : tar.ToTarGz();
        });
    }

    [Fact]
    public async Task No_answer_of_a_release_server_makes_a_fetch_throw_or_write_elsewhere()
    {
        await using var bench = await Bench.StartAsync(isRecorded: true);
        var (bundle, name) = (SampleBundle.Make(), SampleBundle.Name());
        var release = $$"""
            {"id":1,"tag_name":"v1","draft":false,"prerelease":false,"body":null,"assets":[
              {"id":2,"name":"{{name}}","state":"uploaded","size":{{bundle.Length}},"digest":"sha256:{{SampleBundle.Hex(bundle)}}"},
              {"id":3,"name":"checksums.txt","state":"uploaded","size":100,"digest":null},
              {"id":4,"name":"{{name}}.sig","state":"uploaded","size":10,"digest":null}]}
            """;
        var guard = bench.Guard(bench.Destination);
        var (refused, rounds) = (0, 0);
        foreach (var (chance, at) in new Fuzz(output).Rounds(80))
        {
            bench.Server.File("repos/octo/demo/releases/tags/v1", Odd(chance, release, Mutations.OfJson), "application/json");
            bench.Server.File("repos/octo/demo/releases/assets/2", chance.Next(4) == 0 ? Mutations.OfBytes(bundle, chance) : bundle);
            bench.Server.File("repos/octo/demo/releases/assets/3", Odd(chance, $"{SampleBundle.Hex(bundle)}  {name}\n{new string('1', 64)}  other\n", static (text, random) => Encoding.UTF8.GetBytes(Mutations.OfText(text, random))));
            bench.Server.File("repos/octo/demo/releases/assets/4", Odd(chance, "pluginkit-signature v1\nalgorithm ecdsa-p256-sha256\nkey x\nsignature AA==\n", static (text, random) => Encoding.UTF8.GetBytes(Mutations.OfText(text, random))));

            var result = await bench.Get<HandoffFetcher>().FetchAsync(new() { Destination = bench.Destination, Repository = "octo/demo", Tag = "v1" });

            DocumentReader.Read<HandoffResultDocument>(DocumentJson.Write(result), at).Problem.ShouldBeNull(at);
            (result.Ok || result.Problems.Any(static problem => problem.IsError)).ShouldBeTrue(at);
            result.Problems.ShouldAllBe(static problem => !problem.Message.Any(char.IsControl), at);
            if (result.Ok)
            {
                Directory.Delete(bench.Destination, recursive: true);
            }

            refused += result.Ok ? 0 : 1;
            rounds++;
        }

        guard.ShouldHaveLeftNothing();
        refused.ShouldBeInRange(rounds / 4, rounds - 1);
    }

    private static byte[] Odd(Random chance, string good, Func<string, Random, byte[]> mutate) => chance.Next(2) == 0 ? Encoding.UTF8.GetBytes(good) : mutate(good, chance);

    private async Task AllAsync(BundleMachine machine, int count, Func<Random, byte[]> archive)
    {
        var (refused, rounds) = (0, 0);
        foreach (var (chance, at) in new Fuzz(output).Rounds(count))
        {
            machine.Place(BundleMachine.Archive, archive(chance));
            ((RecordingDisk)machine.Seen).Clear();

            var inspection = await machine.InspectAsync();
            var result = await machine.InstallAsync(force: true);

            machine.Disk.List("/apps").Select(static entry => entry.Name).ShouldBeSubsetOf(["demo"], at);
            ((RecordingDisk)machine.Seen).Writes.Select(static write => write.Path).ShouldAllBe(static path => path.StartsWith("/apps", StringComparison.Ordinal) || path.StartsWith(BundleMachine.Home + "/.plugin-kit-ai", StringComparison.Ordinal), at);
            (result.Ok || result.Problems.Any(static problem => problem.IsError)).ShouldBeTrue(at);
            result.Problems.Concat(inspection.Problems).ShouldAllBe(static problem => !problem.Message.Any(char.IsControl), at);
            DocumentReader.Read<HandoffResultDocument>(DocumentJson.Write(result), at).Problem.ShouldBeNull(at);
            DocumentReader.Read<HandoffInspectionDocument>(DocumentJson.Write(inspection), at).Problem.ShouldBeNull(at);
            (result.Ok && !inspection.Ok).ShouldBeFalse(at);
            refused += result.Ok ? 0 : 1;
            rounds++;
        }

        refused.ShouldBeInRange(rounds / 3, rounds - 1);
    }

    private static BundleMachine Machine() => new BundleMachine(wrap: static inner => new RecordingDisk(inner)).Of("python");

    private static async Task<byte[]> ExportedAsync(BundleMachine machine)
    {
        (await machine.ExportAsync()).Ok.ShouldBeTrue();
        return machine.Bytes(BundleMachine.Archive);
    }

    private static async Task<string> MetadataOfAsync(BundleMachine machine, byte[] archive)
    {
        machine.Place("/downloads/good.tar.gz", archive);
        (await machine.InstallAsync("/downloads/good.tar.gz", "/tmp/good")).Ok.ShouldBeTrue();
        return machine.Text("/tmp/good/" + Metadata);
    }

    /// <summary>The entries of a tar behind its first one, which is the metadata.</summary>
    private static byte[] WithoutMetadata(byte[] tar)
    {
        Encoding.ASCII.GetString(tar, 0, Metadata.Length).ShouldBe(Metadata);
        var length = Convert.ToInt32(Encoding.ASCII.GetString(tar, 124, 11), 8);
        return tar[(512 + ((length + 511) / 512 * 512))..^1024];
    }

    private static byte[] Unpacked(byte[] archive)
    {
        using var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}

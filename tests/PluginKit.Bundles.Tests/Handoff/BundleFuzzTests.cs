using System.Globalization;
using System.IO.Compression;
using PluginKit.Contracts.Documents;
using PluginKit.Sources.Tests.Archives;
using Xunit.Abstractions;

namespace PluginKit.Bundles.Tests.Handoff;

/// <summary>Good bundles with bytes changed, cut out and doubled, below the packing: a typed problem or an intact bundle, never an exception, never anything outside.</summary>
public sealed class BundleFuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 400;

    [Fact]
    public async Task No_bytes_make_an_install_or_a_look_throw_or_write_elsewhere()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PLUGINKIT_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        output.WriteLine($"PLUGINKIT_SEED={seed}");
        var chance = new Random(seed);
        using var machine = new BundleMachine().Of("python");
        (await machine.ExportAsync()).Ok.ShouldBeTrue();
        var good = Unpacked(machine.Bytes(BundleMachine.Archive));
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var at = $"round {round} of PLUGINKIT_SEED={seed}";
            machine.Place(BundleMachine.Archive, TarBuilder.Gzip(Mutated(good, chance)));

            var inspection = await machine.InspectAsync();
            var result = await machine.InstallAsync(force: true);

            machine.Disk.List("/apps").Select(static entry => entry.Name).ShouldBeSubsetOf(["demo"], at);
            (result.Ok || result.Problems.Count > 0).ShouldBeTrue(at);
            DocumentReader.Read<HandoffResultDocument>(DocumentJson.Write(result), at).Problem.ShouldBeNull(at);
            DocumentReader.Read<HandoffInspectionDocument>(DocumentJson.Write(inspection), at).Problem.ShouldBeNull(at);
            (result.Ok && !inspection.Ok).ShouldBeFalse(at);
            refused += result.Ok ? 0 : 1;
        }

        refused.ShouldBeGreaterThan(Rounds / 3);
    }

    private static byte[] Mutated(byte[] good, Random chance)
    {
        var bytes = good.ToList();
        for (var count = chance.Next(1, 4); count > 0; count--)
        {
            var at = chance.Next(bytes.Count - 600);
            switch (chance.Next(4))
            {
                case 0:
                    bytes[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, chance.Next(1, 512));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(chance.Next(bytes.Count - 600), chance.Next(1, 512)));
                    break;
            }
        }

        return [.. bytes];
    }

    private static byte[] Unpacked(byte[] archive)
    {
        using var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}

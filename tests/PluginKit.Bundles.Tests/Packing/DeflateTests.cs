using System.IO.Compression;
using System.Text;
using PluginKit.Bundles.Tests.Handoff;

namespace PluginKit.Bundles.Tests.Packing;

/// <summary>The encoder, through the archives that it makes, read by the runtime's decoder.</summary>
public sealed class DeflateTests
{
    public static TheoryData<string> Contents => ["empty", "one", "zeros", "random", "text", "repeats", "block", "block and one", "long distance", "mixed"];

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Every_content_comes_out_as_it_went_in(string kind)
    {
        var content = Content(kind);
        using var machine = new BundleMachine().Of("python").Place(BundleMachine.Project + "/plugin/content.bin", content);
        var result = await machine.ExportAsync();
        result.Ok.ShouldBeTrue(result.Summary);

        using var gzip = new GZipStream(new MemoryStream(machine.Bytes(BundleMachine.Archive)), CompressionMode.Decompress);
        using var tar = new System.Formats.Tar.TarReader(gzip);
        byte[]? found = null;
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            if (entry.Name == "plugin/content.bin")
            {
                using var bytes = new MemoryStream();
                entry.DataStream?.CopyTo(bytes);
                found = bytes.ToArray();
            }
        }

        found.ShouldNotBeNull().AsSpan().SequenceEqual(content).ShouldBeTrue();
        result.Archive!.Bytes.ShouldBeLessThan(content.Length + (content.Length / 1000) + 6000);
    }

    [Fact]
    public async Task Text_gets_shorter()
    {
        using var machine = new BundleMachine().Of("python").Place(BundleMachine.Project + "/plugin/content.md", Content("text"));

        (await machine.ExportAsync()).Archive!.Bytes.ShouldBeLessThan(Content("text").Length / 3);
    }

    private static byte[] Content(string kind)
    {
        var chance = new Random(17);
        switch (kind)
        {
            case "empty":
                return [];
            case "one":
                return "x"u8.ToArray();
            case "zeros":
                return new byte[1_000_000];
            case "random":
                var random = new byte[300_000];
                chance.NextBytes(random);
                return random;
            case "text":
                return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(number => $"Line {number % 700}: the quick brown fox {chance.Next(40)} jumps.\n")));
            case "repeats":
                return [.. Enumerable.Range(0, 200_000).Select(static number => (byte)(number % 251))];
            case "block":
                return [.. Enumerable.Range(0, 32 << 10).Select(static number => (byte)(number * 7 / 3))];
            case "block and one":
                return [.. Enumerable.Range(0, (32 << 10) + 1).Select(static number => (byte)(number * 7 / 3))];
            case "long distance":
                var noise = new byte[32_768];
                chance.NextBytes(noise);
                return [.. noise, .. noise, .. noise[1..], .. noise];
            default:
                return [.. Content("random")[..50_000], .. Content("text")[..100_000], .. Content("random")[..50_000], .. Content("zeros")[..70_000]];
        }
    }
}

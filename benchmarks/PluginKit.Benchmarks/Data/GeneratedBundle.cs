using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace PluginKit.Benchmarks.Data;

/// <summary>A bundle as large as one may be, in files of 10 KB: two thirds text, one third what does not pack.</summary>
internal static class GeneratedBundle
{
    public const int Files = 9_999;

    private const int FileSize = 10_486;

    public static string WriteTo(string path)
    {
        using var gzip = new GZipStream(File.Create(path), CompressionLevel.Optimal);
        using var tar = new TarWriter(gzip, TarEntryFormat.Ustar);
        Add(tar, ".plugin-kit-ai-export.json", Encoding.UTF8.GetBytes(
            "{\"plugin_name\":\"demo\",\"platform\":\"codex-runtime\",\"runtime\":\"python\",\"bundle_format\":\"tar.gz\",\"generated_by\":\"plugin-kit-ai export\"}"));
        var chance = new Random(11);
        for (var number = 0; number < Files; number++)
        {
            Add(tar, $"plugin/part-{number / 100:000}/file-{number % 100:00}.{(number % 3 == 0 ? "bin" : "md")}", number % 3 == 0 ? Noise(chance) : Text(chance));
        }

        return path;
    }

    private static byte[] Noise(Random chance)
    {
        var bytes = new byte[FileSize];
        chance.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Text(Random chance)
    {
        var text = new StringBuilder(FileSize + 80);
        while (text.Length < FileSize)
        {
            text.Append("Step ").Append(chance.Next(1000)).Append(": read the ticket, note what is missing, and answer in ").Append(chance.Next(60)).Append(" words.\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString(0, FileSize));
    }

    private static void Add(TarWriter tar, string name, byte[] content) =>
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
}

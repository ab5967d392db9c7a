using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using PluginKit.Contracts.Digests;

namespace PluginKit.Bundles.Tests.Server;

/// <summary>A small bundle as the existing tool packs it (metadata of version 1), by the runtime's own writer.</summary>
internal static class SampleBundle
{
    public static byte[] Make(string platform = "claude", string runtime = "python", string text = "print('hello')\n")
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            Add(tar, ".plugin-kit-ai-export.json", $$"""
                {
                  "plugin_name": "demo",
                  "platform": "{{platform}}",
                  "runtime": "{{runtime}}",
                  "manager": "requirements.txt (pip)",
                  "bootstrap_model": "repo-local .venv",
                  "runtime_requirement": "Python 3.10+ installed on the machine running the plugin",
                  "next": ["plugin-kit-ai doctor ."],
                  "bundle_format": "tar.gz",
                  "generated_by": "plugin-kit-ai export"
                }
                """);
            Add(tar, "plugin/main.py", text);
        }

        return packed.ToArray();
    }

    public static string Name(string platform = "claude", string runtime = "python") => $"demo_{platform}_{runtime}_bundle.tar.gz";

    public static string Hex(byte[] bundle) => ContentDigest.HexOf(ContentDigest.Of(bundle))!;

    private static void Add(TarWriter tar, string name, string text) => tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
    {
        DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
        ModificationTime = DateTimeOffset.UnixEpoch,
    });
}

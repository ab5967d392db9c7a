using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Data;
using PluginKit.Benchmarks.Running;
using PluginKit.Bundles.Handoff;
using PluginKit.Contracts.Documents;

namespace PluginKit.Benchmarks.Bundles;

/// <summary>A bundle of 100 MB in 9,999 files and its metadata, the most that a bundle may have: looked at, installed, and beside it what plain hashing and unpacking cost.</summary>
public class HandoffBundles : OnDisk
{
    private string _archive = string.Empty;
    private string _plain = string.Empty;
    private string _destination = string.Empty;

    [Benchmark(Description = "SHA-256 and plain extraction of a bundle of 100 MB")]
    public async Task<int> Plain()
    {
        Clear(_plain);
        await using (var stream = File.OpenRead(_archive))
        {
            await SHA256.HashDataAsync(stream);
            stream.Position = 0;
            await using var gzip = new GZipStream(stream, CompressionMode.Decompress);
            await TarFile.ExtractToDirectoryAsync(gzip, _plain, overwriteFiles: false);
        }

        return Expect.Count(0, Directory.EnumerateFiles(_plain, "*", SearchOption.AllDirectories).Count(), GeneratedBundle.Files + 1);
    }

    [Benchmark(Description = "verify a bundle of 100 MB")]
    public async Task<HandoffInspectionDocument> Verify()
    {
        var inspection = await Service<HandoffInspector>().InspectAsync(_archive);
        return Expect.That(inspection, inspection.Ok && inspection.Files.Count == GeneratedBundle.Files, "an intact bundle");
    }

    [Benchmark(Description = "install a bundle of 100 MB")]
    public async Task<HandoffResultDocument> Install()
    {
        Clear(_destination);
        var result = await Service<HandoffInstaller>().InstallAsync(new() { Archive = _archive, Destination = _destination });
        return Expect.That(result, result.Ok && result.FileCount == GeneratedBundle.Files, "an installed bundle");
    }

    private protected override void Start(ScratchFolder scratch)
    {
        (_plain, _destination) = (Path.Combine(scratch.Root, "plain"), Path.Combine(scratch.Root, "installed"));
        _archive = GeneratedBundle.WriteTo(Path.Combine(scratch.Root, "demo_codex-runtime_python_bundle.tar.gz"));
        Open(scratch);
    }

    /// <summary>An empty folder, which both find at the beginning of each round.</summary>
    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
    }
}

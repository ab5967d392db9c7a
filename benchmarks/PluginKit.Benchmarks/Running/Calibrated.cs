using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;

namespace PluginKit.Benchmarks.Running;

/// <summary>
/// Puts a yardstick beside every group: one thread that hashes 10 MB. The ratio against it compares runs on machines, and hours, of different speed.
/// </summary>
public abstract class Calibrated
{
    private const int Bytes = 10 * 1024 * 1024;

    private readonly byte[] _content = new byte[Bytes];

    [Benchmark(Baseline = true, Description = "yardstick: SHA-256 of 10 MB")]
    public byte[] Yardstick() => SHA256.HashData(_content);
}

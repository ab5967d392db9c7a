using System.Text.Json;
using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Data;
using PluginKit.Benchmarks.Running;
using PluginKit.Editing;

namespace PluginKit.Benchmarks.Editing;

/// <summary>Checking and reading 5 MB of short values. No disk. The framework's own reader stands beside for comparison.</summary>
public class DenseText : Calibrated
{
    private readonly byte[] _json = DenseFiles.Json();
    private readonly byte[] _jsonc = DenseFiles.Jsonc();
    private readonly byte[] _toml = DenseFiles.Toml();

    [Benchmark(Description = "check 5 MB of dense JSON")]
    public StructuredEditResult CheckJson() => Check(TextFormat.Json, _json);

    [Benchmark(Description = "check 5 MB of dense JSONC")]
    public StructuredEditResult CheckJsonc() => Check(TextFormat.Jsonc, _jsonc);

    [Benchmark(Description = "check 5 MB of dense TOML")]
    public StructuredEditResult CheckToml() => Check(TextFormat.Toml, _toml);

    [Benchmark(Description = "read 5 MB of dense JSON as a tree")]
    public StructuredReadResult ReadJson() => Read(TextFormat.Json, _json);

    [Benchmark(Description = "read 5 MB of dense JSONC as a tree")]
    public StructuredReadResult ReadJsonc() => Read(TextFormat.Jsonc, _jsonc);

    [Benchmark(Description = "read 5 MB of dense TOML as a tree")]
    public StructuredReadResult ReadToml() => Read(TextFormat.Toml, _toml);

    [Benchmark(Description = "read 5 MB of dense TOML with its types")]
    public TomlReadResult ParseToml() => Toml.Parse(_toml);

    [Benchmark(Description = "framework: JsonDocument of 5 MB of dense JSON")]
    public int Framework()
    {
        using var document = JsonDocument.Parse(_json);
        return document.RootElement.GetProperty("plugins").GetPropertyCount();
    }

    // An edit without changes checks the text and no more.
    private static StructuredEditResult Check(TextFormat format, byte[] text)
    {
        var result = StructuredText.Apply(format, text, []);
        return Expect.That(result, result.IsOk, "a valid text");
    }

    private static StructuredReadResult Read(TextFormat format, byte[] text)
    {
        var result = StructuredText.Read(format, text);
        return Expect.That(result, result.IsOk, "a valid text");
    }
}

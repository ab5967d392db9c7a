using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Data;
using PluginKit.Benchmarks.Running;
using PluginKit.Editing;

namespace PluginKit.Benchmarks.Editing;

/// <summary>One member changed in the middle of 20,000, in a text of 5 MB. No disk.</summary>
public class MemberEdit : Calibrated
{
    private readonly byte[] _json = LargeFiles.Json();
    private readonly byte[] _toml = LargeFiles.Toml();
    private readonly MemberChange[] _changes =
        [new SetMember { Path = KeyPath.Of("servers", LargeFiles.NameOf(LargeFiles.Members / 2), "enabled"), Value = JsonValue.Create(false) }];

    [Benchmark(Description = "set one member in JSON, 5 MB, 20,000 members")]
    public StructuredEditResult Json() => Apply(TextFormat.Json, _json);

    [Benchmark(Description = "set one member in JSONC, 5 MB, 20,000 members")]
    public StructuredEditResult Jsonc() => Apply(TextFormat.Jsonc, _json);

    [Benchmark(Description = "move one member from the middle to the front in JSON, 5 MB, 20,000 members")]
    public StructuredEditResult MoveJson() => Move(TextFormat.Json, _json);

    [Benchmark(Description = "move one table from the middle to the front in TOML, 5 MB, 20,000 tables")]
    public StructuredEditResult MoveToml() => Move(TextFormat.Toml, _toml);

    [Benchmark(Description = "set one member in TOML, 5 MB, 20,000 tables")]
    public StructuredEditResult Toml() => Apply(TextFormat.Toml, _toml);

    private static StructuredEditResult Move(TextFormat format, byte[] text)
    {
        var path = KeyPath.Of("servers", LargeFiles.NameOf(LargeFiles.Members / 2));
        var result = StructuredText.Apply(format, text, [new MoveMember { Path = path, Index = 0 }]);
        return Expect.That(result, result.Changed && result.Bytes.Length == text.Length, "the same text in another order");
    }

    private StructuredEditResult Apply(TextFormat format, byte[] text)
    {
        var result = StructuredText.Apply(format, text, _changes);
        return Expect.That(result, result.Error is null && result.Bytes.Length == text.Length + 1, "a text that is one letter longer");
    }
}

using System.Text.Json.Nodes;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Short forms of statements about client files.</summary>
internal static class Seen
{
    public static MemberObservation Exists(string file, StructuredFormat format, params MemberSegment[] member) => Of(file, format, Comparison.Exists, null, member);

    public static MemberObservation Absent(string file, StructuredFormat format, params MemberSegment[] member) => Of(file, format, Comparison.Absent, null, member);

    public static MemberObservation Is(string file, StructuredFormat format, JsonNode value, params MemberSegment[] member) => Of(file, format, Comparison.EqualTo, value, member);

    public static PathObservation Exists(string path) => new() { Path = path, Comparison = Comparison.Exists };

    public static PathObservation Absent(string path) => new() { Path = path, Comparison = Comparison.Absent };

    public static PathObservation HasContent(string path, string digest) => new() { Path = path, Comparison = Comparison.EqualTo, Digest = digest };

    public static AllObservation All(params Observation[] parts) => new() { Parts = parts };

    private static MemberObservation Of(string file, StructuredFormat format, Comparison comparison, JsonNode? value, MemberSegment[] member) =>
        new() { Path = file, Format = format, Member = member, Comparison = comparison, Value = value };
}

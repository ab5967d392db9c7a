using System.Text.Json.Nodes;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Editing;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>Evaluates the statements of steps as the lifecycle does.</summary>
internal sealed class ObservationCheck(CodexStage stage)
{
    public bool Holds(Observation observation) => observation switch
    {
        AllObservation all => all.Parts.All(Holds),
        AnyObservation any => any.Parts.Any(Holds),
        PathObservation path => Path(path),
        MemberObservation member => Member(member),
        _ => throw new InvalidOperationException("A statement of another kind."),
    };

    public static KeyPath PathOf(IReadOnlyList<MemberSegment> segments) => KeyPath.Of(
    [
        .. segments.Select(static segment => segment.Index is { } index ? KeySegment.Index(index)
            : segment.ItemValue is { } value ? KeySegment.Item(segment.Name!, value)
            : KeySegment.Member(segment.Name!)),
    ]);

    public static TextFormat FormatOf(StructuredFormat format) => format == StructuredFormat.Toml ? TextFormat.Toml : TextFormat.Json;

    private bool Path(PathObservation path)
    {
        var entry = stage.Disk.Stat(path.Path);
        if (path.Comparison == Comparison.Exists || path.Comparison == Comparison.Absent)
        {
            return entry is null == (path.Comparison == Comparison.Absent);
        }

        var digest = entry?.Kind == DiskEntryKind.Directory ? new PackageTrees(stage.Disk).Open(path.Path).Tree?.Digest : null;
        return digest == path.Digest == (path.Comparison == Comparison.EqualTo);
    }

    private bool Member(MemberObservation member)
    {
        JsonNode? value = null;
        var found = stage.Exists(member.Path) && StructuredText.Read(FormatOf(member.Format), stage.Bytes(member.Path)).TryFind(PathOf(member.Member), out value);
        return member.Comparison switch
        {
            var word when word == Comparison.Exists => found,
            var word when word == Comparison.Absent => !found,
            var word when word == Comparison.EqualTo => found && JsonNode.DeepEquals(value, member.Value),
            _ => !(found && JsonNode.DeepEquals(value, member.Value)),
        };
    }
}

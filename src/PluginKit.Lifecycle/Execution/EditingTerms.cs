using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Editing;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Says the words of the step vocabulary in the words of the editors.</summary>
internal static class EditingTerms
{
    public static TextFormat Format(StructuredFormat format) => format switch
    {
        _ when format == StructuredFormat.Json => TextFormat.Json,
        _ when format == StructuredFormat.Jsonc => TextFormat.Jsonc,
        _ when format == StructuredFormat.Toml => TextFormat.Toml,
        _ => throw new InvalidOperationException($"The format '{format}' is not part of the vocabulary."),
    };

    public static KeyPath Path(IReadOnlyList<MemberSegment> path) => KeyPath.Of([.. path.Select(Segment)]);

    public static MemberChange Change(MemberEdit edit) => edit switch
    {
        SetMemberEdit set => new SetMember { Path = Path(set.Path), Value = set.Value?.DeepClone() },
        RemoveMemberEdit remove => new RemoveMember { Path = Path(remove.Path), RemoveEmptyParents = remove.RemoveEmptyParents },
        InsertItemEdit insert => new InsertItem { Path = Path(insert.Path), Value = insert.Value?.DeepClone(), Index = insert.Index },
        _ => throw new InvalidOperationException($"The edit {edit.GetType().Name} is not part of the vocabulary."),
    };

    private static KeySegment Segment(MemberSegment segment) => segment switch
    {
        { Index: { } index } => KeySegment.Index(index),
        { ItemValue: { } value } => KeySegment.Item(segment.Name!, value),
        _ => KeySegment.Member(segment.Name!),
    };
}

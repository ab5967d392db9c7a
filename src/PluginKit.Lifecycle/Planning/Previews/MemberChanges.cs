using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Editing;
using PluginKit.Lifecycle.Execution;

namespace PluginKit.Lifecycle.Planning.Previews;

/// <summary>What an edit changes, member by member: the very function that the executor edits with is run on the bytes that were read.</summary>
internal sealed class MemberChanges(FilesAhead files, OwnValues own)
{
    /// <summary>The change of a step; <see langword="null"/> when it changes nothing.</summary>
    public ConfigChange? Of(EditMembersStep step)
    {
        if ((step.Edits.Count == 0 && !step.DeleteIfEmpty) || !files.TryRead(step.Path, out var content)
            || (content is null && !step.CreateIfAbsent && step.UndoEdits.Count == 0))
        {
            return null;
        }

        var bytes = content ?? default;
        var edits = new List<ConfigEdit>();
        foreach (var edit in step.Edits)
        {
            var (next, error) = MemberEditing.Apply(bytes, step.Format, [edit]);
            if (error is not null)
            {
                return null;
            }

            if (Of(edit, Read(bytes, step.Format), Read(next, step.Format)) is { } change)
            {
                edits.Add(change);
            }

            bytes = next;
        }

        var isDeleted = content is not null && step.DeleteIfEmpty && MemberEditing.IsEmptyDocument(bytes, step.Format);
        if (!isDeleted && bytes.Span.SequenceEqual((content ?? default).Span))
        {
            return null;
        }

        files.Write(step.Path, isDeleted ? (ReadOnlyMemory<byte>?)null : bytes);
        return new()
        {
            Path = step.Path,
            Format = step.Format,
            Phase = step.Phase,
            FileChange = isDeleted ? FileChangeKind.Deleted : content is null ? FileChangeKind.Created : FileChangeKind.Changed,
            Edits = edits,
        };
    }

    private ConfigEdit? Of(MemberEdit edit, StructuredReadResult? was, StructuredReadResult? now)
    {
        switch (edit)
        {
            case SetMemberEdit set:
                var existed = TryFind(was, set.Path, out var before);
                return existed && JsonNode.DeepEquals(before, set.Value)
                    ? null
                    : new() { Member = set.Path, Kind = ConfigEditKind.Set, Before = existed ? own.Found(before) : null, After = own.Written(set.Value) };
            case InsertItemEdit insert:
                var count = TryFind(was, insert.Path, out var list) && list is JsonArray items ? items.Count : 0;
                return new()
                {
                    Member = [.. insert.Path, MemberSegment.At(Math.Min(insert.Index ?? count, count))],
                    Kind = ConfigEditKind.Insert,
                    After = own.Written(insert.Value),
                };
            default:
                // With parents that become empty the highest one that goes is what goes.
                for (var length = 1; length <= edit.Path.Count; length++)
                {
                    IReadOnlyList<MemberSegment> path = [.. edit.Path.Take(length)];
                    if (TryFind(was, path, out var gone) && !TryFind(now, path, out _))
                    {
                        return new() { Member = path, Kind = ConfigEditKind.Remove, Before = own.Found(gone) };
                    }
                }

                return null;
        }
    }

    private static bool TryFind(StructuredReadResult? document, IReadOnlyList<MemberSegment> path, out JsonNode? value)
    {
        value = null;
        return document is not null && document.TryFind(EditingTerms.Path(path), out value);
    }

    private static StructuredReadResult? Read(ReadOnlyMemory<byte> bytes, StructuredFormat format) =>
        bytes.IsEmpty ? null : StructuredText.Read(EditingTerms.Format(format), bytes);
}

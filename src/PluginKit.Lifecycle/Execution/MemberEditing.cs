using System.Text.Json.Nodes;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Editing;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Applies member edits to bytes, and finds the edits that take them back. Never touches the disk.</summary>
internal static class MemberEditing
{
    /// <summary>Applies edits one after the other; <c>only_if_empty</c> is decided on the bytes as they are then.</summary>
    public static (ReadOnlyMemory<byte> Bytes, TextError? Error) Apply(
        ReadOnlyMemory<byte> bytes, StructuredFormat format, IReadOnlyList<MemberEdit> edits)
    {
        var text = EditingTerms.Format(format);
        foreach (var edit in edits)
        {
            if (bytes.Length == 0 && edit is RemoveMemberEdit)
            {
                continue;
            }

            if (edit is RemoveMemberEdit { OnlyIfEmpty: true } tidy)
            {
                var read = StructuredText.Read(text, bytes);
                if (!read.IsOk)
                {
                    return (bytes, read.Error);
                }

                if (!read.TryFind(EditingTerms.Path(tidy.Path), out var value) || !IsEmptyContainer(value))
                {
                    continue;
                }
            }

            var result = StructuredText.Apply(text, bytes, [EditingTerms.Change(edit)]);
            if (!result.IsOk)
            {
                return (bytes, result.Error);
            }

            bytes = result.Bytes;
        }

        return (bytes, null);
    }

    /// <summary>Whether a document holds nothing: no bytes, an empty object, or a TOML document without a key.</summary>
    public static bool IsEmptyDocument(ReadOnlyMemory<byte> bytes, StructuredFormat format)
    {
        if (bytes.Length == 0)
        {
            return true;
        }

        var read = StructuredText.Read(EditingTerms.Format(format), bytes);
        return read.IsOk && IsEmptyContainer(read.Root) && !HasComment(bytes, format);
    }

    /// <summary>Whether two documents say the same.</summary>
    public static bool SameMeaning(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second, StructuredFormat format)
    {
        var text = EditingTerms.Format(format);
        var a = StructuredText.Read(text, first);
        var b = StructuredText.Read(text, second);
        return a.IsOk && b.IsOk && JsonNode.DeepEquals(a.Root, b.Root);
    }

    /// <summary>
    /// The edits that take <paramref name="edits"/> back on bytes that somebody else changed as well: only members that still hold our value are touched.
    /// <see langword="null"/> when one of ours was changed.
    /// </summary>
    public static IReadOnlyList<MemberEdit>? Inverse(
        ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> now, StructuredFormat format, IReadOnlyList<MemberEdit> edits)
    {
        var text = EditingTerms.Format(format);
        var was = before.Length == 0 ? null : StructuredText.Read(text, before);
        var current = StructuredText.Read(text, now);
        if (!current.IsOk || was is { IsOk: false })
        {
            return null;
        }

        var inverse = new List<MemberEdit>();
        foreach (var edit in edits.Reverse())
        {
            if (Inverse(edit, was, current) is not { } back)
            {
                return null;
            }

            inverse.AddRange(back);
        }

        return inverse;
    }

    private static MemberEdit[]? Inverse(MemberEdit edit, StructuredReadResult? was, StructuredReadResult current)
    {
        var path = EditingTerms.Path(edit.Path);
        JsonNode? old = null;
        var existed = was is not null && was.TryFind(path, out old);
        var exists = current.TryFind(path, out var value);
        switch (edit)
        {
            case SetMemberEdit set when exists && JsonNode.DeepEquals(value, set.Value):
                return existed
                    ? [new SetMemberEdit { Path = edit.Path, Value = old?.DeepClone() }]
                    : [new RemoveMemberEdit { Path = edit.Path, RemoveEmptyParents = true }];
            case SetMemberEdit when !exists && !existed:
            case RemoveMemberEdit when !existed || exists:
                return [];
            case RemoveMemberEdit:
                return [new SetMemberEdit { Path = edit.Path, Value = old?.DeepClone() }];
            case InsertItemEdit insert when value is JsonArray items:
                var index = items.ToList().FindIndex(item => JsonNode.DeepEquals(item, insert.Value));
                return index < 0 ? [] : [new RemoveMemberEdit { Path = [.. edit.Path, MemberSegment.At(index)], RemoveEmptyParents = !existed }];
            case InsertItemEdit when !exists:
                return [];
            default:
                return null;
        }
    }

    private static bool IsEmptyContainer(JsonNode? node) => node is JsonObject { Count: 0 } or JsonArray { Count: 0 };

    // A file with a comment in it is somebody's file, even when nothing else is.
    private static bool HasComment(ReadOnlyMemory<byte> bytes, StructuredFormat format) =>
        format == StructuredFormat.Toml ? bytes.Span.Contains((byte)'#') : format == StructuredFormat.Jsonc && bytes.Span.Contains((byte)'/');
}

using System.Text.Json.Nodes;
using PluginKit.Editing.Layout;

namespace PluginKit.Editing.JsonText;

/// <summary>Turns one change to a scanned JSON text into patches.</summary>
internal sealed class JsonEditor(JsonIndex index) : IEditableText
{
    public EditStep Plan(MemberChange change)
    {
        JsonWalk walk = JsonWalk.Along(index, change.Path);
        if (walk.Duplicate is not null)
        {
            return new EditStep([], [], walk.Duplicate);
        }

        if (walk.WrongType is not null && change is not RemoveMember)
        {
            return new EditStep([], [], walk.WrongType);
        }

        return change switch
        {
            SetMember set => Set(walk, set),
            RemoveMember remove => walk.IsComplete ? Remove(walk, remove) : EditStep.Nothing,
            InsertItem insert => Insert(walk, insert),
            MoveMember move => walk.IsComplete ? Move(walk, move) : NotFound(walk, change),
            _ => throw new ArgumentException($"The change {change.GetType().Name} is not known.", nameof(change)),
        };
    }

    private EditStep Set(JsonWalk walk, SetMember set)
    {
        if (walk.IsComplete)
        {
            return Replace(walk.Last, set.Value);
        }

        ReadOnlySpan<KeySegment> missing = walk.Missing;
        KeySegment first = missing[0];
        int count = index.Children(walk.Last).Count;
        if (!NodePath.TryWrap(missing[1..], set.Value, out JsonNode? value)
            || (first.Kind == KeySegmentKind.Index && first.Position != count)
            || (first.Kind == KeySegmentKind.Item && missing.Length > 1))
        {
            return NotFound(walk, set);
        }

        return Add(walk.Last, count, first.Name is not null && first.Kind == KeySegmentKind.Member ? first.Name : null, value);
    }

    private EditStep Replace(int entry, JsonNode? value)
    {
        if (JsonNode.DeepEquals(new JsonTree(index).Build(entry), value))
        {
            return EditStep.Nothing;
        }

        ReadOnlySpan<byte> text = index.Text;
        JsonEntry old = index[entry];
        int start = old.Whole.Start;
        bool lines = old.Kind <= JsonKind.Array && old.Next > entry + 1
            ? Trivia.HasNewLine(text[old.Start..old.End])
            : entry == 0 || Trivia.HasNewLine(text[Trivia.SpaceStart(text, start, 0)..start]);
        string formatted = JsonFormatter.Format(JsonStyle.Of(index), lines, Utf8Text.LineIndent(text, start), null, value);
        return EditStep.Patch(TextPatch.Replace(new TextSpan(old.Start, old.End), formatted));
    }

    private EditStep Add(int parent, int position, string? name, JsonNode? value)
    {
        JsonStyle style = JsonStyle.Of(index);
        Sequence sequence = index.SequenceOf(parent);
        SequenceStyle layout = sequence.StyleAt(position, style.Unit, IsOnOwnLine(parent), style.Separator);
        string item = JsonFormatter.Format(style, layout.Multiline, layout.Indent, name, value);
        return EditStep.Patch(sequence.Insert(position, item, layout));
    }

    /// <summary>Whether an empty container opens up into lines: the root does, and one that begins its line.</summary>
    private bool IsOnOwnLine(int entry)
    {
        ReadOnlySpan<byte> text = index.Text;
        int start = index[entry].Whole.Start;
        return entry == 0 || Trivia.HasNewLine(text[Trivia.SpaceStart(text, start, 0)..start]);
    }

    private EditStep Remove(JsonWalk walk, RemoveMember remove)
    {
        int depth = walk.Entries.Count - 1;
        while (remove.RemoveEmptyParents && depth > 1 && HoldsOnly(walk.Entries[depth - 1], walk.Entries[depth]))
        {
            depth--;
        }

        List<int> siblings = index.Children(walk.Entries[depth - 1]);
        Sequence sequence = index.SequenceOf(walk.Entries[depth - 1], siblings);
        return EditStep.Patch(sequence.Remove(siblings.IndexOf(walk.Entries[depth])));
    }

    private bool HoldsOnly(int parent, int child)
    {
        ReadOnlySpan<byte> text = index.Text;
        TextSpan inside = index[child].Whole;
        return index.HasOneChild(parent)
            && !Trivia.HasComment(text, index[parent].Start + 1, inside.Start)
            && !Trivia.HasComment(text, inside.End, index[parent].End - 1);
    }

    private EditStep Insert(JsonWalk walk, InsertItem insert)
    {
        if (!walk.IsComplete)
        {
            return insert.Index is null or 0
                ? EditStep.Expand(new SetMember { Path = insert.Path, Value = new JsonArray(insert.Value?.DeepClone()) })
                : NotFound(walk, insert);
        }

        if (index[walk.Last].Kind != JsonKind.Array)
        {
            return EditStep.Fail(TextErrorKind.WrongType, $"{insert.Path}: an array is expected here.", index[walk.Last].Start);
        }

        int count = index.Children(walk.Last).Count;
        return insert.Index > count ? NotFound(walk, insert) : Add(walk.Last, insert.Index ?? count, null, insert.Value);
    }

    private EditStep Move(JsonWalk walk, MoveMember move)
    {
        List<int> siblings = index.Children(walk.Parent);
        int from = siblings.IndexOf(walk.Last);
        if (move.Index >= siblings.Count)
        {
            return EditStep.Fail(TextErrorKind.PathNotFound, $"{move.Path}: there is no position {move.Index} to move to.", index[walk.Last].Start);
        }

        return move.Index == from
            ? EditStep.Nothing
            : EditStep.Patch(index.SequenceOf(walk.Parent, siblings).Move([.. Enumerable.Range(0, siblings.Count)], from, move.Index));
    }

    private EditStep NotFound(JsonWalk walk, MemberChange change) =>
        EditStep.Fail(TextErrorKind.PathNotFound, $"{change.Path}: the path does not exist.", index[walk.Last].Start);
}

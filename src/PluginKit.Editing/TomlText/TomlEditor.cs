using System.Text.Json.Nodes;
using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

/// <summary>Turns one change to a scanned TOML text into patches.</summary>
internal sealed partial class TomlEditor(TomlSyntax syntax) : IEditableText
{
    // Beyond this many differences a table is written anew: each difference costs a pass over the text.
    private const int MaxMerge = 32;

    private readonly TomlLines _lines = new(syntax);

    public EditStep Plan(MemberChange change)
    {
        TomlWalk walk = TomlWalk.Along(syntax.Root, change.Path);
        if (walk.WrongType is not null && change is not RemoveMember)
        {
            return Fail(TextErrorKind.WrongType, walk.WrongType, walk.Last);
        }

        return change switch
        {
            SetMember set => Checked(set.Path, set.Value, walk) ?? Set(walk, set),
            RemoveMember remove => walk.IsComplete ? Remove(walk, remove) : EditStep.Nothing,
            InsertItem insert => Checked(insert.Path, insert.Value, walk) ?? Insert(walk, insert),
            MoveMember move => walk.IsComplete ? Move(walk, move) : NotFound(walk, move.Path),
            _ => throw new ArgumentException($"The change {change.GetType().Name} is not known.", nameof(change)),
        };
    }

    private EditStep? Checked(KeyPath path, JsonNode? value, TomlWalk walk)
    {
        string? objection = path.Segments.Select(static segment => TomlFormatter.HalfSurrogate(segment.Name ?? string.Empty))
            .FirstOrDefault(static o => o is not null);
        objection ??= TomlFormatter.Objection(value);
        return objection is null ? null : Fail(TextErrorKind.NotSupported, $"{path}: {objection}", walk.Last);
    }

    private EditStep NotFound(TomlWalk walk, KeyPath path) =>
        Fail(TextErrorKind.PathNotFound, $"{path}: the path does not exist.", walk.Last);

    private EditStep Fail(TextErrorKind kind, string message, TomlValue near)
    {
        HashSet<int> statements = TomlStatements.Below(near);
        int offset = statements.Count > 0 ? syntax.Statements[statements.Min()].Start : near.Span.Start;
        return EditStep.Fail(kind, message, Math.Max(offset, syntax.TextStart));
    }

    private EditStep Set(TomlWalk walk, SetMember set)
    {
        if (walk.IsComplete)
        {
            return Replace(walk, set.Path, set.Value!);
        }

        KeySegment[] missing = walk.Missing;
        if (walk.Last.Kind == TomlKind.Array)
        {
            int count = walk.Last.ItemList.Count;
            bool appends = missing[0].Kind == KeySegmentKind.Item ? missing.Length == 1 : missing[0].Position == count;
            return appends && NodePath.TryWrap(missing.AsSpan(1), set.Value, out JsonNode? item)
                ? AddItem(walk, set.Path, walk.Values.Count - 1, count, item!)
                : NotFound(walk, set.Path);
        }

        int named = Array.FindIndex(missing, static segment => segment.Kind != KeySegmentKind.Member);
        named = named < 0 ? missing.Length : named;
        return NodePath.TryWrap(missing.AsSpan(named), set.Value, out JsonNode? value)
            ? AddMember(walk, [.. missing.Take(named).Select(static segment => segment.Name!)], value!)
            : NotFound(walk, set.Path);
    }

    private EditStep Replace(TomlWalk walk, KeyPath path, JsonNode value)
    {
        TomlValue old = walk.Last;
        if (JsonNode.DeepEquals(old.ToJson(), value))
        {
            return EditStep.Nothing;
        }

        if (old.Form == TomlForm.Value)
        {
            return EditStep.Patch(TextPatch.Replace(old.Span, TomlFormatter.Inline(value)));
        }

        if (old.Form == TomlForm.Root)
        {
            return Fail(TextErrorKind.NotSupported, "A TOML document is not replaced as a whole; set its members.", old);
        }

        if (value is JsonObject members && old.Kind == TomlKind.Table && Merge(path, old, members) is { Count: <= MaxMerge } changes)
        {
            return EditStep.Expand(changes);
        }

        return old.Form == TomlForm.Element
            ? ReplaceElement(walk, path, value)
            : EditStep.Expand(new RemoveMember { Path = path }, new SetMember { Path = path, Value = value });
    }

    private EditStep ReplaceElement(TomlWalk walk, KeyPath path, JsonNode value)
    {
        if (value is not JsonObject)
        {
            return Fail(TextErrorKind.WrongType, $"{path}: only an object can take the place of this table.", walk.Last);
        }

        KeyPath array = KeyPath.Of([.. path.Segments.SkipLast(1)]);
        int index = walk.Values[^2].ItemList.IndexOf(walk.Last);
        return EditStep.Expand(
            new RemoveMember { Path = array.Append(index) }, new InsertItem { Path = array, Index = index, Value = value });
    }

    /// <summary>
    /// Brings a table with lines of its own to a new value member by member, so that what stays the same keeps its lines.
    /// </summary>
    private static List<MemberChange> Merge(KeyPath path, TomlValue table, JsonObject members)
    {
        var changes = new List<MemberChange>();
        foreach ((string name, JsonNode? value) in members)
        {
            if (!table.MemberMap.TryGetValue(name, out TomlValue? member) || !JsonNode.DeepEquals(member.ToJson(), value))
            {
                changes.Add(new SetMember { Path = path.Append(name), Value = value });
            }
        }

        foreach (string name in table.MemberMap.Keys.Where(name => !members.ContainsKey(name)))
        {
            changes.Add(new RemoveMember { Path = path.Append(name) });
        }

        if (members.Count == 0 && table.Form is TomlForm.Implicit or TomlForm.Dotted)
        {
            changes.Add(new SetMember { Path = path, Value = new JsonObject() });
        }

        return changes;
    }

    private EditStep Insert(TomlWalk walk, InsertItem insert)
    {
        if (!walk.IsComplete)
        {
            return insert.Index is null or 0
                ? EditStep.Expand(new SetMember { Path = insert.Path, Value = new JsonArray(insert.Value!.DeepClone()) })
                : NotFound(walk, insert.Path);
        }

        if (walk.Last.Kind != TomlKind.Array)
        {
            return Fail(TextErrorKind.WrongType, $"{insert.Path}: an array is expected here.", walk.Last);
        }

        int count = walk.Last.ItemList.Count;
        return insert.Index > count
            ? NotFound(walk, insert.Path)
            : AddItem(walk, insert.Path, walk.Values.Count - 1, insert.Index ?? count, insert.Value!);
    }
}

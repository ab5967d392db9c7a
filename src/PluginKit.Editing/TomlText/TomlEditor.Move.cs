using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

internal sealed partial class TomlEditor
{
    private EditStep Move(TomlWalk walk, MoveMember move)
    {
        int depth = walk.Values.Count - 1;
        TomlValue parent = walk.Values[depth - 1];
        List<TomlValue> siblings = parent.Kind == TomlKind.Table ? [.. parent.MemberMap.Values] : parent.ItemList;
        int from = siblings.IndexOf(walk.Last);
        if (move.Index >= siblings.Count)
        {
            return Fail(TextErrorKind.PathNotFound, $"{move.Path}: there is no position {move.Index} to move to.", walk.Last);
        }

        if (move.Index == from)
        {
            return EditStep.Nothing;
        }

        int first = Math.Min(from, move.Index);
        List<TomlValue> moving = siblings.GetRange(first, Math.Abs(move.Index - from) + 1);
        List<TextPatch>? patches = walk.IsInline(depth - 1)
            ? MoveInline(walk, moving, from - first, move.Index - first)
            : MoveLines(moving, from - first, move.Index - first);
        return patches is null
            ? Fail(TextErrorKind.NotSupported, $"{move.Path}: the places on the way are keys and tables, or scattered over the document.", walk.Last)
            : EditStep.Patch(patches);
    }

    private List<TextPatch>? MoveInline(TomlWalk walk, List<TomlValue> moving, int from, int to)
    {
        TomlValue owner = walk.Values.Take(walk.Values.Count - 1).Last(static value => value.Form == TomlForm.Value);
        if (owner.Kind == TomlKind.Array)
        {
            List<TextSpan> spans = owner.ItemList.ConvertAll(static item => item.Span);
            int first = spans.IndexOf(moving[0].Span);
            return SequenceOf(owner, spans).Move([.. Enumerable.Range(first, moving.Count)], from, to);
        }

        var items = new List<TextSpan>();
        var places = new List<int>();
        List<TextSpan> rest = owner.Entries!;
        foreach (TomlValue member in moving)
        {
            // All entries of one dotted key move together.
            var entries = new HashSet<TextSpan>();
            CollectEntries(member, entries);
            int first = rest.FindIndex(entries.Contains);
            if (first < 0 || !rest.Skip(first).Take(entries.Count).All(entries.Contains))
            {
                return null;
            }

            items.AddRange(rest.Take(first));
            places.Add(items.Count);
            items.Add(new TextSpan(rest[first].Start, rest[first + entries.Count - 1].End));
            rest = rest[(first + entries.Count)..];
        }

        return SequenceOf(owner, [.. items, .. rest]).Move(places, from, to);
    }

    /// <summary>Lets members with lines of their own change places: keys of one section, or tables.</summary>
    private List<TextPatch>? MoveLines(List<TomlValue> moving, int from, int to)
    {
        var blocks = new List<TextSpan>();
        bool areTables = false;
        int last = -1;
        foreach (TomlValue member in moving)
        {
            HashSet<int> statements = TomlStatements.Below(member);
            int first = statements.Min();
            bool isTable = syntax.Statements[first].IsHeader;
            bool fits = blocks.Count == 0 || (isTable == areTables && (isTable || syntax.LastOfSection(last) >= first));
            last = statements.Max();
            if (!fits || last - first + 1 != statements.Count || (!isTable && statements.Any(at => syntax.Statements[at].IsHeader)))
            {
                return null;
            }

            areTables = isTable;
            blocks.Add(_lines.Block(first, last));
        }

        return [.. SlotMove.Patches(syntax.Memory, blocks, from, to)];
    }
}

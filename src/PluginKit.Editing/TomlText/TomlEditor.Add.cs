using System.Text.Json.Nodes;
using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

internal sealed partial class TomlEditor
{
    private const string IndentUnit = "  ";

    /// <summary>Adds a member below the last table of the walk; all names but the last are tables that do not exist yet.</summary>
    private EditStep AddMember(TomlWalk walk, List<string> names, JsonNode value)
    {
        int depth = walk.Values.Count - 1;
        TomlValue parent = walk.Last;
        if (walk.IsInline(depth))
        {
            return AddEntry(walk, depth, names, value);
        }

        if (parent.Form == TomlForm.Dotted)
        {
            return AddDotted(walk, depth, names, value);
        }

        if (names.Count == 1 && value is not JsonObject)
        {
            return parent.Form == TomlForm.Implicit
                ? AddDotted(walk, depth, names, value)
                : AddKeys(syntax.LastOfSection(parent.Statement), [TomlFormatter.Entry(names, value)]);
        }

        List<string> path = [.. walk.Names(depth), .. names];
        List<string> section = value is JsonObject members
            ? TomlFormatter.Sections(path, members, false)
            : TomlFormatter.Sections(path[..^1], new JsonObject { [path[^1]] = value.DeepClone() }, false);
        return EditStep.Patch(AddSection(walk, depth, section));
    }

    /// <summary>Adds an entry to the inline table that the last table of the walk is or, for dotted keys, lies in.</summary>
    private EditStep AddEntry(TomlWalk walk, int depth, List<string> names, JsonNode value)
    {
        int owner = depth;
        while (walk.Values[owner].Form != TomlForm.Value)
        {
            owner--;
        }

        NodePath.TryWrap([.. names.Skip(1).Select(KeySegment.Member)], value, out JsonNode? wrapped);
        TomlValue table = walk.Values[owner];
        Sequence sequence = SequenceOf(table, table.Entries!);
        string entry = TomlFormatter.Entry([.. walk.Names(depth, owner), names[0]], wrapped);
        return EditStep.Patch(sequence.Insert(sequence.Count, entry, sequence.StyleAt(sequence.Count, IndentUnit, false, " ")));
    }

    /// <summary>Adds dotted keys to the section that owns the last table of the walk.</summary>
    private EditStep AddDotted(TomlWalk walk, int depth, List<string> names, JsonNode value)
    {
        int owner = depth;
        while (walk.Values[owner].Form is TomlForm.Dotted or TomlForm.Implicit)
        {
            owner--;
        }

        List<string> prefix = walk.Names(depth, owner);
        TomlValue section = walk.Values[owner];
        int sectionEnd = syntax.LastOfSection(section.Statement);
        int sibling = TomlStatements.Below(walk.Values[depth])
            .Where(statement => statement <= sectionEnd && statement > section.Statement)
            .DefaultIfEmpty(sectionEnd)
            .Max();
        return AddKeys(sibling, TomlFormatter.DottedLines([.. prefix, .. names], value));
    }

    private EditStep AddKeys(int anchor, IEnumerable<string> lines)
    {
        return EditStep.Patch(anchor >= 0 ? _lines.KeysAfter(anchor, lines) : _lines.FirstRootKeys(lines));
    }

    /// <summary>
    /// Adds a section where its header means the tables of the walk: inside the table array element it belongs to, else at the end.
    /// </summary>
    private TextPatch AddSection(TomlWalk walk, int depth, List<string> lines)
    {
        TomlValue? element = walk.Values.Take(depth + 1).LastOrDefault(static value => value.Form == TomlForm.Element);
        return element is null ? _lines.SectionAtEnd(lines) : _lines.SectionAfter(TomlStatements.LastBelow(syntax, element), lines);
    }

    private EditStep AddItem(TomlWalk walk, KeyPath path, int depth, int position, JsonNode value)
    {
        TomlValue array = walk.Values[depth];
        if (array.Form == TomlForm.Value)
        {
            Sequence sequence = SequenceOf(array, array.ItemList.ConvertAll(static item => item.Span));
            SequenceStyle style = sequence.StyleAt(position, IndentUnit, false, " ");
            return EditStep.Patch(sequence.Insert(position, TomlFormatter.Inline(value), style));
        }

        if (value is not JsonObject members)
        {
            return Fail(TextErrorKind.WrongType, $"{path}: an array of tables takes objects only.", array);
        }

        List<string> lines = TomlFormatter.Sections(walk.Names(depth), members, true);
        if (position == array.ItemList.Count)
        {
            return EditStep.Patch(AddSection(walk, depth, lines));
        }

        int next = array.ItemList[position].Statement;
        return EditStep.Patch(next > 0 ? _lines.SectionAfter(next - 1, lines) : _lines.SectionAtStart(lines));
    }

    private Sequence SequenceOf(TomlValue container, List<TextSpan> items) =>
        new(syntax.Memory, container.Span.Start, container.Span.End - 1, items);
}

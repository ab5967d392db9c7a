using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

internal sealed partial class TomlEditor
{
    private EditStep Remove(TomlWalk walk, RemoveMember remove)
    {
        int depth = walk.Values.Count - 1;
        while (remove.RemoveEmptyParents && depth > 1 && ChildCount(walk.Values[depth - 1]) == 1)
        {
            depth--;
        }

        if (!walk.IsInline(depth - 1))
        {
            return EditStep.Patch(_lines.Remove(TomlStatements.Below(walk.Values[depth])));
        }

        return walk.Values[depth].Form == TomlForm.Value
            ? RemoveInline(walk, depth)
            : EditStep.Expand([.. walk.Values[depth].MemberMap.Keys.Select(name => new RemoveMember { Path = PathTo(remove.Path, depth).Append(name) })]);
    }

    private EditStep RemoveInline(TomlWalk walk, int depth)
    {
        TomlValue target = walk.Values[depth];
        TomlValue parent = walk.Values[depth - 1];
        if (parent.Kind == TomlKind.Array)
        {
            List<TextSpan> items = parent.ItemList.ConvertAll(static item => item.Span);
            return EditStep.Patch(SequenceOf(parent, items).Remove(items.IndexOf(target.Span)));
        }

        int owner = depth - 1;
        while (walk.Values[owner].Form != TomlForm.Value)
        {
            owner--;
        }

        TomlValue table = walk.Values[owner];
        return EditStep.Patch(SequenceOf(table, table.Entries!).Remove(table.Entries!.IndexOf(target.Entry)));
    }

    private static int ChildCount(TomlValue value) => value.Kind == TomlKind.Table ? value.MemberMap.Count : value.ItemList.Count;

    private static KeyPath PathTo(KeyPath path, int depth) => KeyPath.Of([.. path.Segments.Take(depth)]);
}

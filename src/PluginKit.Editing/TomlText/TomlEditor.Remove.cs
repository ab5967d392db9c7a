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

        TomlValue gone = walk.Values[depth];
        if (gone.Form != TomlForm.Value)
        {
            // A dotted key is one entry for every member.
            var path = KeyPath.Of([.. remove.Path.Segments.Take(depth)]);
            return EditStep.Expand([.. gone.MemberMap.Keys.Select(name => new RemoveMember { Path = path.Append(name) })]);
        }

        TomlValue owner = walk.Values.Take(depth).Last(static value => value.Form == TomlForm.Value);
        return EditStep.Patch(owner.Kind == TomlKind.Array
            ? RemoveFrom(owner, owner.ItemList.ConvertAll(static item => item.Span), gone.Span)
            : RemoveFrom(owner, owner.Entries!, gone.Entry));
    }

    private List<TextPatch> RemoveFrom(TomlValue owner, List<TextSpan> items, TextSpan gone) =>
        SequenceOf(owner, items).Remove(items.IndexOf(gone));

    private static void CollectEntries(TomlValue value, HashSet<TextSpan> entries)
    {
        if (value.Form == TomlForm.Value)
        {
            entries.Add(value.Entry);
            return;
        }

        foreach (TomlValue member in value.MemberMap.Values)
        {
            CollectEntries(member, entries);
        }
    }

    private static int ChildCount(TomlValue value) => value.Kind == TomlKind.Table ? value.MemberMap.Count : value.ItemList.Count;
}

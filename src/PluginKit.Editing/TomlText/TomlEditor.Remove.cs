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

        return EditStep.Patch(walk.Values[depth - 1] is { Kind: TomlKind.Array } array
            ? RemoveItem(array, walk.Values[depth])
            : RemoveEntries(walk, depth));
    }

    private List<TextPatch> RemoveItem(TomlValue array, TomlValue item)
    {
        List<TextSpan> items = array.ItemList.ConvertAll(static item => item.Span);
        return SequenceOf(array, items).Remove(items.IndexOf(item.Span));
    }

    /// <summary>Takes a member out of the inline table it lies in: one entry, or all that begin with its dotted key.</summary>
    private static List<TextPatch> RemoveEntries(TomlWalk walk, int depth)
    {
        int owner = depth - 1;
        while (walk.Values[owner].Form != TomlForm.Value)
        {
            owner--;
        }

        TomlValue table = walk.Values[owner];
        List<TextSpan> entries = table.Entries!;
        var gone = new HashSet<TextSpan>();
        CollectEntries(walk.Values[depth], gone);
        if (gone.Count == entries.Count)
        {
            return [TextPatch.Delete(entries[0].Start, table.Span.End - 1)];
        }

        var patches = new List<TextPatch>();
        bool keptOne = false;
        for (int i = 0; i < entries.Count; i++)
        {
            if (!gone.Contains(entries[i]))
            {
                keptOne = true;
            }
            else
            {
                patches.Add(keptOne
                    ? TextPatch.Delete(entries[i - 1].End, entries[i].End)
                    : TextPatch.Delete(entries[i].Start, entries[i + 1].Start));
            }
        }

        return patches;
    }

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

namespace PluginKit.Testing.VirtualDisk.Durability;

/// <summary>Which ways of losing unflushed changes are tried: nothing, all, each loss alone, each survivor alone.</summary>
internal static class SurvivalPlan
{
    internal static IEnumerable<(string Text, Survival Survival)> Of(UnflushedChanges unflushed)
    {
        if (unflushed.Entries.Count + unflushed.Contents.Count + unflushed.Modes.Count == 0)
        {
            yield return ("everything is durable", All(unflushed));
            yield break;
        }

        yield return ("nothing that was not flushed survives", new(unflushed, static _ => false, static content => content.Durable, static _ => false));
        yield return ("everything survives", All(unflushed));
        foreach (var lost in unflushed.Entries)
        {
            var gone = Closure(unflushed.Entries, lost, later: true);
            yield return ($"all but '{lost.Text}' survives", new(unflushed, change => !gone.Contains(change), Whole, static _ => true));
        }

        foreach (var content in unflushed.Contents)
        {
            foreach (var (text, bytes) in Damages(content))
            {
                yield return (
                    $"all but {text} of '{content.File.Path}' survives",
                    new(unflushed, static _ => true, other => ReferenceEquals(other, content) ? bytes : Whole(other), static _ => true));
            }
        }

        foreach (var (node, _) in unflushed.Modes)
        {
            yield return ($"all but the mode of '{node.Path}' survives", new(unflushed, static _ => true, Whole, other => !ReferenceEquals(node, other)));
        }

        foreach (var kept in unflushed.Entries)
        {
            var with = Closure(unflushed.Entries, kept, later: false);
            yield return ($"only '{kept.Text}' survives", new(unflushed, with.Contains, static content => content.Durable, static _ => false));
        }
    }

    private static Survival All(UnflushedChanges unflushed) => new(unflushed, static _ => true, Whole, static _ => true);

    private static byte[] Whole(UnflushedContent content) => content.File.Content.ToArray();

    private static IEnumerable<(string Text, byte[] Bytes)> Damages(UnflushedContent content)
    {
        yield return ("the content", content.Durable);
        for (var write = 0; write < content.Count; write++)
        {
            yield return ($"the beginning of write {write + 1}", content.WithHole(write));
            if (content.Count > 1)
            {
                yield return ($"write {write + 1}", content.Without(write));
            }
        }

        yield return ("the end of the last write", content.WithPrefixOfLast());
        yield return ("the bytes, not the length,", content.WithZeroTail());
    }

    /// <summary>A change and those that cannot be without it (later ones of the same names), or those that it cannot be without.</summary>
    private static HashSet<EntryChange> Closure(IReadOnlyList<EntryChange> changes, EntryChange start, bool later)
    {
        var closure = new HashSet<EntryChange> { start };
        var ordered = later ? changes.SkipWhile(change => change != start) : changes.TakeWhile(change => change != start).Reverse();
        foreach (var change in ordered)
        {
            if (closure.Any(change.SharesNameWith))
            {
                closure.Add(change);
            }
        }

        return closure;
    }
}

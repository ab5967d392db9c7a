namespace PluginKit.Testing.Observation;

/// <summary>What differs between two snapshots.</summary>
public sealed class DiskDifference
{
    private DiskDifference(IReadOnlyList<string> added, IReadOnlyList<string> removed, IReadOnlyList<string> changed, IReadOnlyList<string> lines) =>
        (Added, Removed, Changed, Lines) = (added, removed, changed, lines);

    /// <summary>Paths that only the later snapshot has, in ordinal order.</summary>
    public IReadOnlyList<string> Added { get; }

    /// <summary>Paths that only the earlier snapshot has, in ordinal order.</summary>
    public IReadOnlyList<string> Removed { get; }

    /// <summary>Paths that both have, with another kind, mode or content; in ordinal order.</summary>
    public IReadOnlyList<string> Changed { get; }

    /// <summary>One line for each difference, for failure messages.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Lines.Count == 0;

    /// <summary>All lines, or a sentence that nothing differs.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => IsEmpty ? "Nothing differs." : string.Join('\n', Lines);

    internal static DiskDifference Between(
        IReadOnlyDictionary<string, DiskSnapshotEntry> before, IReadOnlyDictionary<string, DiskSnapshotEntry> after)
    {
        List<string> added = [], removed = [], changed = [], lines = [];
        foreach (var path in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, now) = (before.GetValueOrDefault(path), after.GetValueOrDefault(path));
            if (old == now)
            {
                continue;
            }

            (old is null ? added : now is null ? removed : changed).Add(path);
            lines.Add(old is null ? $"+ {path}: {now}" : now is null ? $"- {path}: {old}" : $"~ {path}: {old} -> {now}");
        }

        return new(added, removed, changed, lines);
    }
}

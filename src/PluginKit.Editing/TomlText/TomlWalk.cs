using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

/// <summary>Follows a path through a document as far as it exists.</summary>
internal sealed class TomlWalk
{
    private readonly KeyPath _path;

    private TomlWalk(TomlValue root, KeyPath path)
    {
        _path = path;
        Values.Add(root);
    }

    /// <summary>The values on the way, the root first; one more than the segments that were found.</summary>
    public List<TomlValue> Values { get; } = [];

    public TomlValue Last => Values[^1];

    public bool IsComplete => Values.Count == _path.Segments.Count + 1;

    /// <summary>The segments below <see cref="Last"/> that do not exist.</summary>
    public KeySegment[] Missing => [.. _path.Segments.Skip(Values.Count - 1)];

    /// <summary>Why the next segment cannot be followed into <see cref="Last"/>, when it is of the wrong type.</summary>
    public string? WrongType { get; private set; }

    /// <summary>Whether a value on the way is written behind an equals sign, so that what is below it lies on the same lines.</summary>
    public bool IsInline(int depth) => Values.Take(depth + 1).Any(static value => value.Form == TomlForm.Value);

    /// <summary>The table names from the root to a depth; positions in arrays of tables have no name.</summary>
    public List<string> Names(int depth, int from = 0) =>
        [.. _path.Segments.Skip(from).Take(depth - from).Where(static s => s.Kind == KeySegmentKind.Member).Select(static s => s.Name!)];

    public static TomlWalk Along(TomlValue root, KeyPath path)
    {
        var walk = new TomlWalk(root, path);
        foreach (KeySegment segment in path.Segments)
        {
            if (walk.Step(segment) is not { } child)
            {
                break;
            }

            walk.Values.Add(child);
        }

        return walk;
    }

    private TomlValue? Step(KeySegment segment)
    {
        TomlKind wanted = segment.Kind == KeySegmentKind.Member ? TomlKind.Table : TomlKind.Array;
        if (Last.Kind != wanted)
        {
            WrongType = $"{_path}: {(wanted == TomlKind.Table ? "a table" : "an array")} is expected on this path.";
            return null;
        }

        return segment.Kind switch
        {
            KeySegmentKind.Member => Last.MemberMap.GetValueOrDefault(segment.Name!),
            KeySegmentKind.Index => segment.Position < Last.ItemList.Count ? Last.ItemList[segment.Position] : null,
            _ => Last.ItemList.Find(item => Matches(item, segment)),
        };
    }

    private static bool Matches(TomlValue item, KeySegment segment) =>
        item.Kind == TomlKind.Table && item.MemberMap.TryGetValue(segment.Name!, out TomlValue? member)
        && member.Kind == TomlKind.String && string.Equals(member.AsString, segment.Value, StringComparison.Ordinal);
}

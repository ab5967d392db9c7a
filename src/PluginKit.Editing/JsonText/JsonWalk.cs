using PluginKit.Editing.Layout;

namespace PluginKit.Editing.JsonText;

/// <summary>Follows a path through a scanned text as far as it exists.</summary>
internal sealed class JsonWalk
{
    private readonly JsonIndex _index;
    private readonly KeyPath _path;

    private JsonWalk(JsonIndex index, KeyPath path)
    {
        _index = index;
        _path = path;
    }

    /// <summary>The entries on the way, the root first; one more than the segments that were found.</summary>
    public List<int> Entries { get; } = [0];

    public int Last => Entries[^1];

    public int Parent => Entries[^2];

    public bool IsComplete => Entries.Count == _path.Segments.Count + 1;

    /// <summary>The segments below <see cref="Last"/> that do not exist.</summary>
    public ReadOnlySpan<KeySegment> Missing => _path.Segments.Skip(Entries.Count - 1).ToArray();

    /// <summary>A segment that cannot be followed because of the type of <see cref="Last"/>.</summary>
    public Fault? WrongType { get; private set; }

    /// <summary>A name on the path that its object holds twice.</summary>
    public Fault? Duplicate { get; private set; }

    public static JsonWalk Along(JsonIndex index, KeyPath path)
    {
        var walk = new JsonWalk(index, path);
        foreach (KeySegment segment in path.Segments)
        {
            int child = walk.Step(segment);
            if (child < 0 || walk.Duplicate is not null)
            {
                break;
            }

            walk.Entries.Add(child);
        }

        return walk;
    }

    private int Step(KeySegment segment)
    {
        JsonEntry parent = _index[Last];
        JsonKind wanted = segment.Kind == KeySegmentKind.Member ? JsonKind.Object : JsonKind.Array;
        if (parent.Kind != wanted)
        {
            string name = wanted == JsonKind.Object ? "an object" : "an array";
            WrongType = new Fault(TextErrorKind.WrongType, $"{_path}: {name} is expected here.", parent.Start);
            return -1;
        }

        return segment.Kind switch
        {
            KeySegmentKind.Member => Member(segment.Name!),
            KeySegmentKind.Index => ItemAt(segment.Position),
            _ => ItemWith(segment.Name!, segment.Value!),
        };
    }

    private int Member(string name)
    {
        int child = _index.FindMember(Last, name, out int duplicate);
        if (duplicate >= 0)
        {
            Duplicate = new Fault(
                TextErrorKind.DuplicateKey, $"{_path}: a member on this path occurs twice; remove one of them first.", _index[duplicate].NameStart);
        }

        return child;
    }

    private int ItemAt(int position)
    {
        int end = _index[Last].Next;
        int child = Last + 1;
        while (position-- > 0 && child < end)
        {
            child = _index[child].Next;
        }

        return child < end ? child : -1;
    }

    private int ItemWith(string name, string value)
    {
        for (int child = Last + 1; child < _index[Last].Next; child = _index[child].Next)
        {
            int member = _index[child].Kind == JsonKind.Object ? _index.FindMember(child, name, out _) : -1;
            if (member >= 0 && _index[member].Kind == JsonKind.String && string.Equals(_index.StringOf(member), value, StringComparison.Ordinal))
            {
                return child;
            }
        }

        return -1;
    }
}

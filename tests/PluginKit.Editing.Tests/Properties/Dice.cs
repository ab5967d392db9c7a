using System.Text.Json.Nodes;

namespace PluginKit.Editing.Tests.Properties;

/// <summary>Random values and changes from a fixed seed.</summary>
internal sealed class Dice(int seed)
{
    private static readonly string[] Names = ["a", "b", "plugins", "x@y", "", "q\"uote", "é😀", "a.b", "key one", "enabled", "-", "1"];

    private int _fresh;

    // Fixed seeds are the point: a failure must come back.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    public int Roll(int sides) => _random.Next(sides);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
#pragma warning restore CA5394

    public string Name() => Pick(Names);

    public JsonNode? Value(int depth, bool nulls) => Roll(depth > 0 ? 9 : 6) switch
    {
        0 => nulls ? null : JsonValue.Create("null"),
        1 => Chance(50),
        2 => Roll(2000) - 1000,
        3 => (Roll(2000) - 1000) / 8.0,
        4 => Pick(["", "text", "with \"quotes\" \\ and\nlines\t", "é😀", "# no // comment /* */", "'''\"\"\""]),
        5 => "v" + Roll(5),
        6 or 7 => new JsonObject(Enumerable.Range(0, Roll(4)).Select(_ => Name()).Distinct().Select(n => KeyValuePair.Create(n, Value(depth - 1, nulls)))),
        _ => new JsonArray([.. Enumerable.Range(0, Roll(4)).Select(_ => Value(depth - 1, nulls))]),
    };

    /// <summary>A way to a value of the tree, or just past what exists.</summary>
    public List<KeySegment> Path(JsonNode? root, bool existing)
    {
        var path = new List<KeySegment>();
        JsonNode? node = root;
        while (true)
        {
            bool isObject = node is JsonObject;
            int count = node is JsonObject members ? members.Count : node is JsonArray items ? items.Count : 0;
            if (count == 0 || (path.Count > 0 && Chance(25)))
            {
                break;
            }

            int child = Roll(count);
            KeySegment segment = isObject ? node!.AsObject().GetAt(child).Key : child;
            path.Add(segment);
            node = isObject ? node!.AsObject().GetAt(child).Value : node!.AsArray()[child];
        }

        if (!existing)
        {
            if (node is not (JsonObject or JsonArray))
            {
                path.RemoveAt(path.Count - 1);
                StructuredReadResult.Of(root, null).TryFind(KeyPath.Of([.. path]), out node);
            }

            path.Add(node is JsonArray list ? list.Count : $"new {_fresh++} {Name()}");
            for (int more = Roll(3); more > 0; more--)
            {
                path.Add(Name());
            }
        }

        return path;
    }

    public MemberChange Change(JsonNode? root, bool nulls)
    {
        List<KeySegment> existing = Path(root, true);
        KeyPath path = KeyPath.Of([.. existing]);
        StructuredReadResult read = StructuredReadResult.Of(root, null);
        if (read.Find(path) is JsonArray array && Chance(50))
        {
            return new InsertItem { Path = path, Value = Value(2, nulls), Index = Chance(30) ? null : Roll(array.Count + 1) };
        }

        return Roll(4) switch
        {
            0 when existing.Count > 0 => new RemoveMember { Path = path, RemoveEmptyParents = Chance(50) },
            1 when existing.Count > 0 => new SetMember { Path = path, Value = Value(3, nulls) },
            _ => new SetMember { Path = KeyPath.Of([.. Path(root, false)]), Value = Value(3, nulls) },
        };
    }

    /// <summary>Something that exists, where it stands among its siblings, and where it could stand.</summary>
    public (KeyPath Path, int From, int To) Move(JsonNode? root)
    {
        List<KeySegment> path = Path(root, true);
        StructuredReadResult.Of(root, null).TryFind(KeyPath.Of([.. path.SkipLast(1)]), out JsonNode? parent);
        int count = parent is JsonObject members ? members.Count : parent!.AsArray().Count;
        int from = parent is JsonObject named ? named.IndexOf(path[^1].Name!) : path[^1].Position;
        return (KeyPath.Of([.. path]), from, Roll(count));
    }

    /// <summary>Something new, and the removal of all that it creates.</summary>
    public (MemberChange Add, RemoveMember Remove) Addition(JsonNode? root, bool nulls)
    {
        List<KeySegment> existing = Path(root, true);
        KeyPath path = KeyPath.Of([.. existing]);
        if (StructuredReadResult.Of(root, null).Find(path) is JsonArray array)
        {
            int index = Roll(array.Count + 1);
            return (new InsertItem { Path = path, Value = Value(2, nulls), Index = index }, new RemoveMember { Path = path.Append(index) });
        }

        // What the addition creates begins below the last parent that exists.
        List<KeySegment> added = Path(root, false);
        int depth = 1;
        while (depth < added.Count && StructuredReadResult.Of(root, null).TryFind(KeyPath.Of([.. added.Take(depth)]), out _))
        {
            depth++;
        }

        return (new SetMember { Path = KeyPath.Of([.. added]), Value = Value(3, nulls) }, new RemoveMember { Path = KeyPath.Of([.. added.Take(depth)]) });
    }
}

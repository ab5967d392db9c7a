using System.Text.Json.Nodes;

namespace PluginKit.Editing.Tests.Properties;

/// <summary>The changes, made on a tree of values: what an edit must come to.</summary>
internal static class Model
{
    public static JsonNode? Apply(JsonNode? root, MemberChange change)
    {
        var holder = new JsonArray(root?.DeepClone());
        KeySegment[] path = [KeySegment.Index(0), .. change.Path.Segments];
        switch (change)
        {
            case SetMember set:
                Set(holder, path, set.Value);
                break;
            case RemoveMember remove:
                Remove(holder, path, remove.RemoveEmptyParents);
                break;
            case InsertItem insert:
                Insert(holder, path, insert);
                break;
        }

        JsonNode? result = holder[0];
        holder.Clear();
        return result;
    }

    /// <summary>The tree with a member or item at another position among its siblings.</summary>
    public static JsonNode? Move(JsonNode? root, KeyPath path, int index)
    {
        JsonNode copy = root!.DeepClone();
        JsonNode parent = copy;
        foreach (KeySegment segment in path.Segments.SkipLast(1))
        {
            parent = Child(parent, segment)!;
        }

        if (parent is JsonObject members)
        {
            string name = path.Segments[^1].Name!;
            JsonNode? value = members[name];
            members.Remove(name);
            members.Insert(index, name, value);
        }
        else
        {
            JsonNode? item = parent.AsArray()[path.Segments[^1].Position];
            parent.AsArray().RemoveAt(path.Segments[^1].Position);
            parent.AsArray().Insert(index, item);
        }

        return copy;
    }

    /// <summary>A tree without empty objects and arrays, which TOML headers and dotted keys cannot always keep.</summary>
    public static JsonNode? Prune(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                IEnumerable<KeyValuePair<string, JsonNode?>> kept = members.Select(m => new KeyValuePair<string, JsonNode?>(m.Key, Prune(m.Value)));
                return new JsonObject(kept.Where(m => !IsEmpty(m.Value)));
            case JsonArray items:
                return new JsonArray([.. items.Select(Prune).Where(i => !IsEmpty(i))]);
            default:
                return node?.DeepClone();
        }
    }

    private static bool IsEmpty(JsonNode? node) => node is JsonObject { Count: 0 } or JsonArray { Count: 0 };

    private static void Set(JsonNode parent, ReadOnlySpan<KeySegment> path, JsonNode? value)
    {
        KeySegment segment = path[0];
        JsonNode? child = Child(parent, segment);
        if (path.Length > 1)
        {
            if (child is null)
            {
                child = path[1].Kind == KeySegmentKind.Member ? new JsonObject() : new JsonArray();
                Put(parent, segment, child);
            }

            Set(child, path[1..], value);
            return;
        }

        Put(parent, segment, value?.DeepClone());
    }

    private static void Put(JsonNode parent, KeySegment segment, JsonNode? value)
    {
        if (parent is JsonObject members)
        {
            members[segment.Name!] = value;
        }
        else if (segment.Position < parent.AsArray().Count)
        {
            parent.AsArray()[segment.Position] = value;
        }
        else
        {
            parent.AsArray().Add(value);
        }
    }

    private static void Remove(JsonNode root, KeySegment[] path, bool withParents)
    {
        var chain = new List<JsonNode> { root };
        foreach (KeySegment segment in path.AsSpan(0, path.Length - 1))
        {
            if (Child(chain[^1], segment) is not { } child)
            {
                return;
            }

            chain.Add(child);
        }

        int depth = path.Length - 1;
        if (!Has(chain[depth], path[depth]))
        {
            return;
        }

        while (withParents && depth > 1 && Count(chain[depth]) == 1)
        {
            depth--;
        }

        if (chain[depth] is JsonObject members)
        {
            members.Remove(path[depth].Name!);
        }
        else
        {
            chain[depth].AsArray().RemoveAt(path[depth].Position);
        }
    }

    private static void Insert(JsonNode root, KeySegment[] path, InsertItem insert)
    {
        JsonNode? node = root;
        foreach (KeySegment segment in path)
        {
            node = node is null ? null : Child(node, segment);
        }

        if (node is null)
        {
            Set(root, path, new JsonArray(insert.Value?.DeepClone()));
            return;
        }

        node.AsArray().Insert(insert.Index ?? node.AsArray().Count, insert.Value?.DeepClone());
    }

    private static int Count(JsonNode node) => node is JsonObject members ? members.Count : node.AsArray().Count;

    private static bool Has(JsonNode parent, KeySegment segment) => parent switch
    {
        JsonObject members => segment.Kind == KeySegmentKind.Member && members.ContainsKey(segment.Name!),
        JsonArray items => segment.Kind == KeySegmentKind.Index && segment.Position < items.Count,
        _ => false,
    };

    private static JsonNode? Child(JsonNode parent, KeySegment segment) => !Has(parent, segment)
        ? null
        : parent is JsonObject members ? members[segment.Name!] : parent.AsArray()[segment.Position];
}

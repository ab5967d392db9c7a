using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginKit.Editing.Layout;

/// <summary>Follows and builds paths in a tree of JSON values.</summary>
internal static class NodePath
{
    public static bool TryFind(JsonNode? root, KeyPath path, out JsonNode? value)
    {
        value = root;
        foreach (KeySegment segment in path.Segments)
        {
            if (!TryStep(value, segment, out value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts a value under the segments that are missing above it.</summary>
    /// <returns>False when the segments ask for an array position other than the first.</returns>
    public static bool TryWrap(ReadOnlySpan<KeySegment> segments, JsonNode? value, out JsonNode? wrapped)
    {
        wrapped = value;
        for (int i = segments.Length - 1; i >= 0; i--)
        {
            KeySegment segment = segments[i];
            bool isLast = i == segments.Length - 1;
            if (segment.Kind == KeySegmentKind.Index ? segment.Position != 0 : segment.Kind == KeySegmentKind.Item && !isLast)
            {
                return false;
            }

            JsonNode? child = isLast ? wrapped?.DeepClone() : wrapped;
            wrapped = segment.Kind == KeySegmentKind.Member ? new JsonObject { [segment.Name!] = child } : new JsonArray(child);
        }

        return true;
    }

    /// <summary>Whether a value is nested deeper than a document may be; looks no deeper than that.</summary>
    public static bool IsTooDeep(JsonNode? node, int budget = Utf8Text.MaxDepth) => node switch
    {
        JsonObject members => budget == 0 || members.Any(member => IsTooDeep(member.Value, budget - 1)),
        JsonArray items => budget == 0 || items.Any(item => IsTooDeep(item, budget - 1)),
        _ => false,
    };

    /// <summary>The text of a string value, however the node holds it.</summary>
    public static string StringOf(JsonValue value)
    {
        if (value.TryGetValue(out string? text))
        {
            return text;
        }

        using JsonDocument document = JsonDocument.Parse(Raw(value));
        return document.RootElement.GetString()!;
    }

    /// <summary>A number or literal as JSON spells it.</summary>
    public static string Raw(JsonValue value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            value.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static bool TryStep(JsonNode? node, KeySegment segment, out JsonNode? child)
    {
        child = null;
        switch (segment.Kind)
        {
            case KeySegmentKind.Member:
                return node is JsonObject members && members.TryGetPropertyValue(segment.Name!, out child);
            case KeySegmentKind.Index:
                bool inside = node is JsonArray items && segment.Position < items.Count;
                child = inside ? node![segment.Position] : null;
                return inside;
            default:
                child = (node as JsonArray)?.FirstOrDefault(item => Matches(item, segment));
                return child is not null;
        }
    }

    private static bool Matches(JsonNode? item, KeySegment segment) =>
        item is JsonObject members && members.TryGetPropertyValue(segment.Name!, out JsonNode? member)
        && member is JsonValue value && value.GetValueKind() == JsonValueKind.String
        && string.Equals(StringOf(value), segment.Value, StringComparison.Ordinal);
}

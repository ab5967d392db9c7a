using System.Text.Json.Nodes;

namespace PluginKit.Authoring.Tests.Corpus;

/// <summary>A member that only one of two documents has, or that differs.</summary>
internal sealed record Difference(string Path, JsonNode? Projected, JsonNode? Shipped)
{
    public static IEnumerable<Difference> Between(JsonNode? projected, JsonNode? shipped, string path = "")
    {
        if (projected is not JsonObject left || shipped is not JsonObject right)
        {
            return JsonNode.DeepEquals(projected, shipped) ? [] : [new(path, projected, shipped)];
        }

        return left.Select(static member => member.Key).Union(right.Select(static member => member.Key), StringComparer.Ordinal)
            .SelectMany(name => Between(left[name], right[name], path.Length == 0 ? name : $"{path}.{name}"));
    }
}

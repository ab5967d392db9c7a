using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginKit.Repository.Tests.Schemas.Compatibility;

/// <summary>Takes schemas apart.</summary>
internal static class SchemaParts
{
    /// <summary>The schema that a reference stands for; other schemas are themselves.</summary>
    public static JsonNode? Resolve(JsonNode? schema, JsonObject root)
    {
        for (var steps = 0; schema is JsonObject rules && rules["$ref"] is { } reference; steps++)
        {
            steps.ShouldBeLessThan(100, "a reference leads to itself");
            schema = reference.GetValue<string>().TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
                .Aggregate((JsonNode?)root, static (node, segment) => node is JsonArray items ? items[int.Parse(segment, CultureInfo.InvariantCulture)] : node?[Unescaped(segment)]);
            schema.ShouldNotBeNull($"{reference} leads nowhere");
        }

        return schema;
    }

    public static JsonObject Members(JsonObject schema) => schema["properties"] as JsonObject ?? [];

    /// <summary>A text, a list of texts, or nothing.</summary>
    public static string[] Texts(JsonNode? node) => node switch
    {
        null => [],
        JsonArray many => [.. many.Select(static item => item?.GetValueKind() == JsonValueKind.String ? item.GetValue<string>() : item?.ToJsonString() ?? "null")],
        _ => [node.GetValue<string>()],
    };

    public static double Number(JsonNode? node) => node is null ? double.NegativeInfinity : double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);

    /// <summary>The alternatives of a schema by the constant that tells them apart; those without one by their place.</summary>
    public static IReadOnlyDictionary<string, JsonNode> Kinds(JsonObject schema, JsonObject root)
    {
        var kinds = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (place, kind) in (schema["anyOf"] as JsonArray ?? []).Index())
        {
            var constants = Members(Resolve(kind, root) as JsonObject ?? []).Where(static member => member.Value is JsonObject rules && rules.ContainsKey("const"))
                .Select(static member => $"{member.Key}={member.Value!["const"]!.ToJsonString()}");
            kinds[string.Join(",", constants) is { Length: > 0 } name ? name : string.Create(CultureInfo.InvariantCulture, $"#{place}")] = kind!;
        }

        return kinds;
    }

    private static string Unescaped(string segment) => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}

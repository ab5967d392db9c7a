using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Repository.Tests.Schemas.Compatibility;

namespace PluginKit.Repository.Tests.Schemas;

/// <summary>As much of JSON schema as the exported schemas use.</summary>
internal static class SchemaCheck
{
    public static IEnumerable<string> Faults(JsonNode? value, JsonObject schema) => Faults(value, schema, schema, "$");

    private static IEnumerable<string> Faults(JsonNode? value, JsonNode? schema, JsonObject root, string path)
    {
        if (SchemaParts.Resolve(schema, root) is not JsonObject rules)
        {
            return [];
        }

        return Own(value, rules, path).Concat(value switch
        {
            JsonObject members => InObject(members, rules, root, path),
            JsonArray items => items.SelectMany((item, index) => Faults(item, rules["items"], root, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))),
            _ => [],
        });
    }

    private static IEnumerable<string> Own(JsonNode? value, JsonObject rules, string path)
    {
        if (rules["const"] is { } constant && !JsonNode.DeepEquals(constant, value))
        {
            yield return $"{path} is not {constant.ToJsonString()}";
        }

        if (rules["type"] is { } type && !Types(type).Any(name => Is(value, name)))
        {
            yield return $"{path} is not of type {type.ToJsonString()}";
        }
    }

    private static IEnumerable<string> InObject(JsonObject members, JsonObject rules, JsonObject root, string path)
    {
        var required = rules["required"]?.AsArray().Select(static name => name!.GetValue<string>()) ?? [];
        var missing = required.Where(name => !members.ContainsKey(name)).Select(name => $"{path} lacks {name}");
        return missing.Concat(members.SelectMany(member => Faults(member.Value, rules["properties"]?[member.Key] ?? rules["additionalProperties"], root, $"{path}.{member.Key}")));
    }

    private static IEnumerable<string> Types(JsonNode type) =>
        type is JsonArray many ? many.Select(static name => name!.GetValue<string>()) : [type.GetValue<string>()];

    private static bool Is(JsonNode? value, string type) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("null", JsonValueKind.Null) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value!.AsValue().TryGetValue<long>(out _),
        _ => false,
    };
}

using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Repository.Tests.Schemas;

/// <summary>Makes the JSON schema of a document from the source-generated metadata, the vocabularies and the documentation comments.</summary>
internal static class DocumentSchemas
{
    private static readonly XmlDocumentation Documentation = new(typeof(IntegrationDocument).Assembly);
    private static readonly JsonSchemaExporterOptions ExporterOptions = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    public static IReadOnlyDictionary<string, Type> Documents { get; } = new SortedDictionary<string, Type>(
        typeof(IntegrationDocument).Assembly.GetExportedTypes().Where(static type => type.IsSubclassOf(typeof(IntegrationDocument)))
            .ToDictionary(static type => DocumentFormats.Of(type).Split('/')[1], static type => type, StringComparer.Ordinal), StringComparer.Ordinal);

    public static JsonObject Of(Type document)
    {
        var schema = DocumentJson.Options.GetJsonSchemaAsNode(document, ExporterOptions).AsObject();
        schema["properties"]!["format"] = new JsonObject { ["const"] = DocumentFormats.Of(document) };
        schema["properties"]!["schema_version"] = new JsonObject { ["const"] = DocumentFormats.SchemaVersion };
        schema["properties"]!["warning_count"] = new JsonObject { ["description"] = "How many warnings there are.", ["type"] = "integer", ["minimum"] = 0 };
        var required = schema["required"]!.AsArray();
        required.Add("schema_version");

        // An answer without its list is no answer: readers refuse it.
        if (WithoutWhich(document) is { } list)
        {
            required.Add(list);
        }

        var head = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = $"{DocumentFormats.Of(document)}, schema version {DocumentFormats.SchemaVersion}",
        };
        foreach (var (name, value) in schema)
        {
            head[name] = value?.DeepClone();
        }

        return head;
    }

    private static string? WithoutWhich(Type document) => DocumentFormats.Of(document) switch
    {
        DocumentFormats.Report => "managed_entries",
        DocumentFormats.Catalog or DocumentFormats.Discovery or DocumentFormats.View => "entries",
        _ => null,
    };

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var isNullable = type != context.TypeInfo.Type;
        var schema = Words(type) is { } words ? Word(words, isNullable)
            : type == typeof(DateTimeOffset) ? new JsonObject { ["type"] = Text(isNullable), ["format"] = "date-time" }
            : node;
        if (schema is not JsonObject described)
        {
            return schema;
        }

        if (Description(context, type) is { } description)
        {
            described.Insert(0, "description", description);
        }

        return described;
    }

    private static JsonObject Word(IReadOnlyList<string> words, bool isNullable) => new()
    {
        ["type"] = Text(isNullable),
        ["minLength"] = 1,
        ["examples"] = new JsonArray([.. words.Select(static word => (JsonNode)word)]),
        ["$comment"] = "The examples are the words of this version; a reader keeps others and shows them as unknown.",
    };

    private static JsonNode Text(bool isNullable) => isNullable ? new JsonArray("string", "null") : "string";

    private static List<string>? Words(Type type) =>
        type.GetInterfaces().Any(static contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IKnownText<>))
            ? [.. ((IEnumerable)type.GetProperty(nameof(IKnownText<Outcome>.Known))!.GetValue(null)!).Cast<object>().Select(static word => word.ToString()!)]
            : null;

    private static string? Description(JsonSchemaExporterContext context, Type type)
    {
        if (context.PropertyInfo is not { } property)
        {
            return type.Assembly == typeof(IntegrationDocument).Assembly && context.Path.Length == 0 ? Documentation.Of(type) : null;
        }

        var member = property.DeclaringType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(candidate => candidate.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name == property.Name)
            .MaxBy(candidate => candidate.DeclaringType == property.DeclaringType);
        return member is null ? null : Documentation.Of(member);
    }
}

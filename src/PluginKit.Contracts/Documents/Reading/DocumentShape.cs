using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PluginKit.Contracts.Documents.Reading;

/// <summary>
/// Finds what the serializer reports badly or not at all: which required member is missing, and a null inside an array or map. Walks only
/// members of the contract; what a newer writer added is its own affair.
/// </summary>
internal static class DocumentShape
{
    public static ShapeFault? FirstFault(JsonElement root, JsonTypeInfo typeInfo) => Visit(root, typeInfo, "$");

    private static ShapeFault? Visit(JsonElement element, JsonTypeInfo typeInfo, string path) => (typeInfo.Kind, element.ValueKind) switch
    {
        (JsonTypeInfoKind.Object, JsonValueKind.Object) => VisitObject(element, typeInfo, path),
        (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) => VisitItems(element, typeInfo, path),
        (JsonTypeInfoKind.Dictionary, JsonValueKind.Object) => VisitValues(element, typeInfo, path),
        _ => null,
    };

    private static ShapeFault? VisitObject(JsonElement element, JsonTypeInfo typeInfo, string path)
    {
        foreach (var property in typeInfo.Properties)
        {
            if (property.IsExtensionData)
            {
                continue;
            }

            if (!element.TryGetProperty(property.Name, out var value))
            {
                if (property.IsRequired)
                {
                    return new($"{path}.{property.Name}", IsMissing: true);
                }
            }
            else if (Visit(value, typeInfo.Options.GetTypeInfo(property.PropertyType), $"{path}.{property.Name}") is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static ShapeFault? VisitItems(JsonElement element, JsonTypeInfo typeInfo, string path)
    {
        var itemInfo = typeInfo.Options.GetTypeInfo(typeInfo.ElementType!);
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]");
            if (item.ValueKind == JsonValueKind.Null)
            {
                return new(place, IsMissing: false);
            }

            if (Visit(item, itemInfo, place) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static ShapeFault? VisitValues(JsonElement element, JsonTypeInfo typeInfo, string path)
    {
        var valueInfo = typeInfo.Options.GetTypeInfo(typeInfo.ElementType!);
        foreach (var member in element.EnumerateObject())
        {
            // A name with half a surrogate pair has no text; the serializer refuses it with a position.
            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                return new($"{path}.*", IsMissing: false);
            }

            if (Visit(member.Value, valueInfo, $"{path}.*") is { } fault)
            {
                return fault;
            }
        }

        return null;
    }
}

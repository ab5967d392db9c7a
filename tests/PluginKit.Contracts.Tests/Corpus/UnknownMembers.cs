using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginKit.Contracts.Documents;

namespace PluginKit.Contracts.Tests.Corpus;

/// <summary>The members that a reader kept without knowing them. One that was renamed would be among them, and still be written back.</summary>
internal static class UnknownMembers
{
    public static IEnumerable<string> Of(IntegrationDocument document) => Visit(document, "$");

    private static IEnumerable<string> Visit(object? value, string path)
    {
        if (value is null)
        {
            return [];
        }

        var info = DocumentJson.Options.GetTypeInfo(value.GetType());
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => info.Properties.Where(static property => property.Get is not null).SelectMany(property => Member(property, value, path)),
            JsonTypeInfoKind.Enumerable => ((IEnumerable)value).Cast<object?>().SelectMany((item, index) => Visit(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))),
            _ => [],
        };
    }

    private static IEnumerable<string> Member(JsonPropertyInfo property, object owner, string path)
    {
        var value = property.Get!(owner);
        var info = DocumentJson.Options.GetTypeInfo(property.PropertyType);
        return (property.IsExtensionData, info.Kind, value) switch
        {
            (true, _, IDictionary<string, JsonElement> unknown) => unknown.Keys.Select(name => $"{path}.{name}"),
            (false, JsonTypeInfoKind.Object, not null) => Visit(value, $"{path}.{property.Name}"),
            (false, JsonTypeInfoKind.Enumerable, not null) => ((IEnumerable)value).Cast<object?>()
                .SelectMany((item, index) => IsObject(item) ? Visit(item, string.Create(CultureInfo.InvariantCulture, $"{path}.{property.Name}[{index}]")) : []),
            (false, JsonTypeInfoKind.Dictionary, not null) => Values(value).SelectMany(pair => IsObject(pair.Value) ? Visit(pair.Value, $"{path}.{property.Name}.{pair.Key}") : []),
            _ => [],
        };
    }

    private static IEnumerable<(object Key, object? Value)> Values(object map)
    {
        foreach (var pair in (IEnumerable)map)
        {
            yield return (pair.GetType().GetProperty("Key")!.GetValue(pair)!, pair.GetType().GetProperty("Value")!.GetValue(pair));
        }
    }

    private static bool IsObject(object? value) => value is not null && value.GetType().Assembly == typeof(IntegrationDocument).Assembly
        && DocumentJson.Options.GetTypeInfo(value.GetType()).Kind == JsonTypeInfoKind.Object;
}

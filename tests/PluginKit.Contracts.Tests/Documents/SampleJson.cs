using System.Collections;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Tests.Documents;

/// <summary>Makes JSON for a type from its metadata, so that a member that is added later is tested without a change here.</summary>
internal static class SampleJson
{
    public static JsonObject Full(JsonTypeInfo info) => Of(info, static _ => true, []);

    public static JsonObject Minimal(JsonTypeInfo info) => Of(info, static property => property.IsRequired, []);

    private static JsonObject Of(JsonTypeInfo info, Func<JsonPropertyInfo, bool> include, IReadOnlyList<Type> within)
    {
        within = [.. within, info.Type];
        var sample = new JsonObject();
        foreach (var property in info.Properties.Where(property => !property.IsExtensionData && property.Set is not null && include(property)))
        {
            sample[property.Name] = Value(property.PropertyType, property.Name, include, within);
        }

        return sample;
    }

    private static JsonNode? Value(Type type, string name, Func<JsonPropertyInfo, bool> include, IReadOnlyList<Type> within)
    {
        var info = DocumentJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        return info.Kind switch
        {
            // A document may have parts of its own kind; theirs have none, so that samples end.
            JsonTypeInfoKind.Enumerable when within.Count(part => part == info.ElementType) > 1 => new JsonArray(),
            JsonTypeInfoKind.Enumerable => new JsonArray(Value(info.ElementType!, name, include, within)),
            JsonTypeInfoKind.Dictionary => new JsonObject { ["first"] = Value(info.ElementType!, name, include, within) },
            JsonTypeInfoKind.Object when info.PolymorphismOptions is { } options => Derived(options, include, within),
            JsonTypeInfoKind.Object => Of(info, include, within),
            _ => Scalar(info.Type, name),
        };
    }

    private static JsonObject Derived(JsonPolymorphismOptions options, Func<JsonPropertyInfo, bool> include, IReadOnlyList<Type> within)
    {
        // The one without parts of its own, so that samples end.
        var derived = options.DerivedTypes.First(static candidate => candidate.DerivedType != typeof(AllObservation) && candidate.DerivedType != typeof(AnyObservation));
        var sample = Of(DocumentJson.Options.GetTypeInfo(derived.DerivedType), include, within);
        sample.Insert(0, options.TypeDiscriminatorPropertyName, JsonValue.Create((string)derived.TypeDiscriminator!));
        return sample;
    }

    private static JsonNode? Scalar(Type type, string name) => type switch
    {
        _ when type == typeof(string) => name == "format" ? "plugin-kit-ai/integrations-report" : $"a {name}",
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) || type == typeof(long) => 7,
        _ when type == typeof(DateTimeOffset) => "2026-05-04T08:30:00Z",
        _ when type == typeof(byte[]) => Convert.ToBase64String("bytes"u8),
        _ when type == typeof(MemberSegment) => "member",
        _ when type == typeof(JsonNode) => new JsonObject { ["nested"] = new JsonArray(1, "two", null, true) },
        _ => LastWord(type),
    };

    private static JsonValue? LastWord(Type type)
    {
        var known = (IEnumerable?)type.GetProperty(nameof(IKnownText<Outcome>.Known))?.GetValue(null)
            ?? throw new InvalidOperationException($"There is no sample for {type}.");
        return JsonValue.Create(known.Cast<object>().Last().ToString());
    }
}

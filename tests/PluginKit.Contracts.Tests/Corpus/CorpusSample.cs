using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using PluginKit.Contracts.Documents;

namespace PluginKit.Contracts.Tests.Corpus;

/// <summary>Makes a document for the corpus from the metadata of its type. It is asked once for each file: what is frozen is not made again.</summary>
internal sealed class CorpusSample
{
    /// <summary>How the members that nobody knows begin.</summary>
    public const string AddedLater = "added_later";

    private readonly string _role;
    private readonly CorpusValues _values;

    private CorpusSample(string format, string role)
    {
        _role = role;
        _values = new(format, role);
    }

    private bool IsComplete => !CorpusRoles.IsCompleted(_role);

    public static JsonObject Of(string format, string role) =>
        new CorpusSample(format, role).Document(DocumentJson.Options.GetTypeInfo(DocumentFormats.TypeOf(format)!));

    private JsonObject Document(JsonTypeInfo info)
    {
        var document = Object(info, []);
        if (_role == CorpusRoles.Error)
        {
            document["ok"] = false;
            var warning = DocumentJson.Options.GetTypeInfo(info.Properties.Single(static property => property.Name == "warnings").PropertyType).ElementType!;
            document["warnings"] = new JsonArray(warning == typeof(string) ? JsonValue.Create("The machine stood still.") : Object(DocumentJson.Options.GetTypeInfo(warning), []));
            document["problems"] = new JsonArray(new JsonObject { ["code"] = "document_unreadable", ["severity"] = "error", ["message"] = "The machine stood still.", ["path"] = "/home/ada/.plugin-kit-ai/state.json", ["next_step"] = new JsonObject { ["action"] = "check_permissions", ["arguments"] = new JsonObject { ["path"] = "/home/ada/.plugin-kit-ai/state.json" } } });
        }

        return document;
    }

    private JsonObject Object(JsonTypeInfo info, IReadOnlyList<Type> within)
    {
        within = [.. within, info.Type];
        var sample = new JsonObject();
        if (_role == CorpusRoles.NewerMinor)
        {
            // Somewhere else than members that nobody knew before: a writer has an order of its own.
            sample[$"{AddedLater}_first"] = _values.Unknown();
        }

        foreach (var property in info.Properties.Where(property => !property.IsExtensionData && (property.Set is not null || CorpusValues.Counted.Contains(property.Name)) && Has(info, property)))
        {
            sample[property.Name] = Value(info.Type, property.PropertyType, property.Name, within);
        }

        if (_role is CorpusRoles.UnknownMembers)
        {
            sample[AddedLater] = _values.Unknown();
        }

        return sample;
    }

    private bool Has(JsonTypeInfo info, JsonPropertyInfo property) => property.IsRequired || IsComplete
        || (_role == CorpusRoles.SmallestParts && IsPart(property.PropertyType))
        || (info.Type.IsSubclassOf(typeof(IntegrationDocument)) && property.Name is "schema_version" or "managed_entries" or "entries")
        || (_values.IsPlan && info.Type == typeof(ReportDocument) && property.Name is "consent" or "bound_to");

    private JsonNode? Value(Type owner, Type type, string name, IReadOnlyList<Type> within)
    {
        var info = DocumentJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable when !IsComplete && !(_role == CorpusRoles.SmallestParts && IsPart(info.ElementType!)) => new JsonArray(),

            // A document may have parts of its own kind; theirs have none, so that samples end.
            JsonTypeInfoKind.Enumerable when within.Count(part => part == info.ElementType) > 1 => new JsonArray(),
            JsonTypeInfoKind.Enumerable => new JsonArray(Value(owner, info.ElementType!, name, within)),
            JsonTypeInfoKind.Dictionary => new JsonObject { ["claude"] = Value(owner, info.ElementType!, name, within) },
            JsonTypeInfoKind.Object => Object(info, within),
            _ => _values.Of(owner, info.Type, name),
        };
    }

    // An object, or several of them.
    private static bool IsPart(Type type)
    {
        var info = DocumentJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        return info.Kind == JsonTypeInfoKind.Object || (info.ElementType is { } element && IsPart(element));
    }
}

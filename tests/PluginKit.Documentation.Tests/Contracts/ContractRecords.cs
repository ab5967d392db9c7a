using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Documentation.Tests.Contracts;

/// <summary>The records and the lists of words that a document is made of, in the order in which a reader meets them.</summary>
internal sealed class ContractRecords
{
    private readonly List<JsonTypeInfo> _records = [];
    private readonly List<Type> _words = [];

    public ContractRecords(Type document)
    {
        var queue = new Queue<Type>([document]);
        while (queue.TryDequeue(out var type))
        {
            var info = DocumentJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
            if (IsWords(info.Type) && !_words.Contains(info.Type))
            {
                _words.Add(info.Type);
            }

            if (info.Kind == JsonTypeInfoKind.Object && _records.TrueForAll(known => known.Type != info.Type))
            {
                _records.Add(info);
                Members(info).Select(static member => member.PropertyType).ToList().ForEach(queue.Enqueue);
            }

            if (info.ElementType is { } element)
            {
                queue.Enqueue(element);
            }
        }
    }

    /// <summary>The document first.</summary>
    public IReadOnlyList<JsonTypeInfo> Records => _records;

    /// <summary>The lists of words, by name.</summary>
    public IReadOnlyList<Type> Words => [.. _words.OrderBy(static type => type.Name, StringComparer.Ordinal)];

    public static IEnumerable<JsonPropertyInfo> Members(JsonTypeInfo record) => record.Properties
        .Where(static member => !member.IsExtensionData && member.Get is not null).OrderBy(static member => member.Order);

    /// <summary>The type of a value as a cell.</summary>
    public static string TypeOf(Type type)
    {
        var info = DocumentJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        return info switch
        {
            { Kind: JsonTypeInfoKind.Enumerable } => $"list of {TypeOf(info.ElementType!)}",
            { Kind: JsonTypeInfoKind.Dictionary } => $"map to {TypeOf(info.ElementType!)}",
            { Kind: JsonTypeInfoKind.Object } => Link(info.Type),
            _ when IsWords(info.Type) => $"word: {Link(info.Type)}",
            _ when info.Type == typeof(string) => "text",
            _ when info.Type == typeof(bool) => "boolean",
            _ when info.Type == typeof(int) || info.Type == typeof(long) => "integer",
            _ when info.Type == typeof(DateTimeOffset) => "point in time",
            _ => "any JSON",
        };
    }

    /// <summary>When a member may be absent, as a cell.</summary>
    public static string AbsenceOf(JsonTypeInfo record, JsonPropertyInfo member)
    {
        var info = DocumentJson.Options.GetTypeInfo(member.PropertyType);
        var isNullable = member.IsGetNullable && (!member.PropertyType.IsValueType || Nullable.GetUnderlyingType(member.PropertyType) is not null);
        if (member.IsRequired || member.Name == "schema_version" || IsListOfDocument(record, member))
        {
            return "never";
        }

        var empty = Activator.CreateInstance(record.Type)!;
        if (isNullable)
        {
            return IsWritten(member, empty) ? "never; `null` when there is none" : "when there is none";
        }

        return (info.Kind, IsWritten(member, empty)) switch
        {
            (JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary, true) => "never; empty",
            (JsonTypeInfoKind.Object, true) => "never",
            (_, true) => $"never; read as {Default(member, empty)}",
            _ => $"means {Default(member, empty)}",
        };
    }

    public static string Link(Type type) => $"[{type.Name}](#{type.Name.ToLowerInvariant()})";

    private static bool IsWords(Type type) => type.GetInterfaces().Any(static contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IKnownText<>));

    // What a reader refuses to do without, although the record could: an answer without its list.
    private static bool IsListOfDocument(JsonTypeInfo record, JsonPropertyInfo member) => (record.Type.Name, member.Name) is
        (nameof(ReportDocument), "managed_entries") or (nameof(CatalogDocument) or nameof(DiscoveryDocument) or nameof(ViewDocument), "entries");

    private static bool IsWritten(JsonPropertyInfo member, object owner) => member.ShouldSerialize?.Invoke(owner, member.Get!(owner))
        ?? JsonSerializer.SerializeToElement(owner, DocumentJson.Options.GetTypeInfo(owner.GetType())).TryGetProperty(member.Name, out _);

    private static string Default(JsonPropertyInfo member, object owner) =>
        $"`{JsonSerializer.Serialize(member.Get!(owner), DocumentJson.Options.GetTypeInfo(member.PropertyType)).Trim('"')}`";
}

using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Journal;

/// <summary>Source-generated JSON of journal lines.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(JournalRecord))]
[JsonSerializable(typeof(PluginKit.Lifecycle.Planning.PlannedTarget))]
internal sealed partial class JournalJsonContext : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Diagnostics;

/// <summary>Source-generated JSON of the operation log: one line for each entry.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(OperationLogEntry))]
internal sealed partial class OperationLogJsonContext : JsonSerializerContext;

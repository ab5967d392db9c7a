using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Leases;

/// <summary>Source-generated JSON of leases.</summary>
[JsonSourceGenerationOptions(RespectNullableAnnotations = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NewLine = "\n")]
[JsonSerializable(typeof(LeaseFile))]
internal sealed partial class LeaseJsonContext : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.State;

/// <summary>Source-generated JSON of the state file.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(UtcSecondsConverter)])]
[JsonSerializable(typeof(StateFile))]
[JsonSerializable(typeof(InstallationRecord))]
internal sealed partial class StateJsonContext : JsonSerializerContext;

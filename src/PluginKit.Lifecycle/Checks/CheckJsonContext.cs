using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Checks;

/// <summary>Source-generated JSON of the check file.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CheckFile))]
internal sealed partial class CheckJsonContext : JsonSerializerContext;

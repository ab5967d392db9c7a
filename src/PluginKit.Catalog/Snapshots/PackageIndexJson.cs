using System.Text.Json.Serialization;

namespace PluginKit.Catalog.Snapshots;

/// <summary>Source-generated JSON of <see cref="PackageIndex"/>.</summary>
[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PackageIndex))]
internal sealed partial class PackageIndexJson : JsonSerializerContext;

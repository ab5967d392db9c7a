using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Documents;

/// <summary>Source-generated JSON of every document, so that applications can be trimmed.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip)]
[JsonSerializable(typeof(CatalogDocument))]
[JsonSerializable(typeof(DiscoveryDocument))]
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(ResultDocument))]
[JsonSerializable(typeof(ViewDocument))]
[JsonSerializable(typeof(DetailDocument))]
[JsonSerializable(typeof(CatalogEntry))]
[JsonSerializable(typeof(ManagedEntry))]
[JsonSerializable(typeof(Problem))]
public sealed partial class ContractsJsonContext : JsonSerializerContext;

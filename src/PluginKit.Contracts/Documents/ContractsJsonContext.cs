using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// Source-generated JSON of every document and of the steps of a plan, so that applications can be trimmed. Documents are written with
/// <see cref="DocumentJson"/> and read with <see cref="DocumentReader"/>, which add what attributes cannot say.
/// </summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip)]
[JsonSerializable(typeof(CatalogDocument))]
[JsonSerializable(typeof(CatalogChangesDocument))]
[JsonSerializable(typeof(DiscoveryDocument))]
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(ResultDocument))]
[JsonSerializable(typeof(ViewDocument))]
[JsonSerializable(typeof(DetailDocument))]
[JsonSerializable(typeof(NativeChangeDocument))]
[JsonSerializable(typeof(CollectionDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(NativeDetailDocument))]
[JsonSerializable(typeof(ViewChangeDocument))]
[JsonSerializable(typeof(HandoffResultDocument))]
[JsonSerializable(typeof(HandoffInspectionDocument))]
[JsonSerializable(typeof(ReadinessDocument))]
[JsonSerializable(typeof(BootstrapDocument))]
[JsonSerializable(typeof(ValidationDocument))]
[JsonSerializable(typeof(SourceResolutionDocument))]
[JsonSerializable(typeof(CatalogEntry))]
[JsonSerializable(typeof(ManagedEntry))]
[JsonSerializable(typeof(DiscoveryEntry))]
[JsonSerializable(typeof(ViewEntry))]
[JsonSerializable(typeof(ManagedTarget))]
[JsonSerializable(typeof(ExecutableSurface))]
[JsonSerializable(typeof(PlanBinding))]
[JsonSerializable(typeof(NativeObject))]
[JsonSerializable(typeof(SourceReference))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(PlanStep))]
[JsonSerializable(typeof(Observation))]
[JsonSerializable(typeof(MemberEdit))]
[JsonSerializable(typeof(ClientCommand))]
[JsonSerializable(typeof(IReadOnlyList<PlanStep>))]
[JsonSerializable(typeof(IReadOnlyList<Problem>))]
[JsonSerializable(typeof(IReadOnlyList<CatalogSource>))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JsonArray))]
public sealed partial class ContractsJsonContext : JsonSerializerContext;

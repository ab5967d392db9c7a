using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Bundles.Handoff;

/// <summary>JSON of the metadata: two spaces and LF, as the existing tool writes it.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(HandoffMetadata))]
internal sealed partial class HandoffMetadataJson : JsonSerializerContext
{
    /// <summary>Writes texts as they are, in every script.</summary>
    public static HandoffMetadataJson Readable =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

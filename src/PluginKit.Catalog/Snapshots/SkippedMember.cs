using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Catalog.Snapshots;

/// <summary>Passes over a member that is not needed, whatever it holds.</summary>
internal sealed class SkippedMember<TValue> : JsonConverter<TValue>
{
    public override bool HandleNull => true;

    public override TValue? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Skip();
        return default;
    }

    public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options) =>
        throw new NotSupportedException("It is only for reading.");
}

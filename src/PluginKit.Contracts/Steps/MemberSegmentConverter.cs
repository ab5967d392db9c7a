using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>Reads and writes <see cref="MemberSegment"/> in its three JSON forms. Public because source-generated contexts of other assemblies name it.</summary>
public sealed class MemberSegmentConverter : JsonConverter<MemberSegment>
{
    /// <inheritdoc/>
    /// <remarks>Null is no segment: without this the serializer would let it through.</remarks>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override MemberSegment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return MemberSegment.Member(reader.GetString()!);
            case JsonTokenType.Number when reader.TryGetInt32(out var index) && index >= 0:
                return MemberSegment.At(index);
            case JsonTokenType.StartObject when reader.Read() && reader.TokenType == JsonTokenType.PropertyName:
                var name = reader.GetString()!;
                if (reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    var value = reader.GetString()!;
                    if (reader.Read() && reader.TokenType == JsonTokenType.EndObject)
                    {
                        return MemberSegment.Item(name, value);
                    }
                }

                break;
        }

        throw new JsonException("A path segment is a string, a number from 0, or an object with one string member.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, MemberSegment value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Index is { } index)
        {
            writer.WriteNumberValue(index);
        }
        else if (value.ItemValue is { } item)
        {
            writer.WriteStartObject();
            writer.WriteString(value.Name!, item);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteStringValue(value.Name);
        }
    }
}

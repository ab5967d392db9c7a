using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>Writes a word of a closed list as a JSON string and reads any non-empty string back.</summary>
/// <typeparam name="TText">The closed list.</typeparam>
public sealed class KnownTextConverter<TText> : JsonConverter<TText>
    where TText : struct, IKnownText<TText>
{
    /// <inheritdoc/>
    public override TText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.GetString() is not { Length: > 0 } value)
        {
            throw new JsonException($"A word of the list '{typeof(TText).Name}' is a non-empty string.");
        }

        return TText.From(value);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TText value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// Reads short texts so that equal ones are mostly one object: thousands of entries say the same licence, version, target and kind. A table of fixed size that
/// forgets: no catalog, however odd, fills the memory through it. Safe from several threads, as a slot is one reference.
/// </summary>
internal sealed class SharedText : JsonConverter<string>
{
    private const int Slots = 2048;

    // What is longer is mostly there once; a digest of a whole catalog is not.
    private const int LongestShared = 80;

    private readonly string?[] _slots = new string?[Slots];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Shared(ref reader);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Shared(ref reader)!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    private string? Shared(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)
            || reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > LongestShared)
        {
            return reader.GetString();
        }

        var hash = default(HashCode);
        hash.AddBytes(reader.ValueSpan);
        ref var slot = ref _slots[(uint)hash.ToHashCode() % Slots];
        return slot is { } known && reader.ValueTextEquals(known) ? known : slot = reader.GetString();
    }
}

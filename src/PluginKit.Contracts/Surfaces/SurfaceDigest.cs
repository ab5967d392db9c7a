using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;

namespace PluginKit.Contracts.Surfaces;

/// <summary>The digest of a surface: what it says, in any notation, and the content of the package files that it names.</summary>
internal static class SurfaceDigest
{
    public static string Of(DeliveryView delivery, string kind, string name, ReadOnlySpan<byte> says, IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Part(hash, Encoding.UTF8.GetBytes(kind));
        Part(hash, Encoding.UTF8.GetBytes(name));
        Part(hash, says);
        foreach (var file in files)
        {
            Part(hash, Encoding.UTF8.GetBytes(file));
            Part(hash, SHA256.HashData(delivery.Read(file).Span));
        }

        return ContentDigest.OfHash(hash.GetHashAndReset());
    }

    /// <summary>The same bytes for the same meaning: members sorted, of a name that stands twice the last value, as clients take it.</summary>
    public static byte[] Canonical(JsonElement value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            Write(writer, value);
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
                foreach (var member in value.EnumerateObject())
                {
                    members[member.Name] = member.Value;
                }

                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    // With its length, so that no two lists of parts give the same bytes.
    private static void Part(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        hash.AppendData(BitConverter.GetBytes((long)part.Length));
        hash.AppendData(part);
    }
}

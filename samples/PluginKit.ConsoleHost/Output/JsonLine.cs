using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginKit.Contracts.Documents;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Writes a document on one line, for outputs of many documents. Apart from the white space it is what <see cref="DocumentJson"/> writes.</summary>
internal static class JsonLine
{
    private static readonly JsonSerializerOptions Options = new(DocumentJson.Options) { WriteIndented = false };

    public static void Write<TDocument>(TextWriter output, TDocument document)
        where TDocument : IntegrationDocument
    {
        using var stream = new TextStream(output);
        JsonSerializer.Serialize(stream, document, (JsonTypeInfo<TDocument>)Options.GetTypeInfo(typeof(TDocument)));
        stream.Write("\n"u8);
    }
}

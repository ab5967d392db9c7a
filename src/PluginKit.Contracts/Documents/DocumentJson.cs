using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PluginKit.Contracts.Documents;

/// <summary>How documents are written: UTF-8 without a byte order mark, two spaces, LF, members in the order of the contract, a final newline.</summary>
public static class DocumentJson
{
    /// <summary>
    /// The one set of JSON options, read-only and source-generated: duplicate members and <see langword="null"/> for an array are errors, unknown
    /// members are kept. Text stays readable in every script; control, bidirectional and other invisible characters are written as escapes,
    /// which changes no value.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Writes a document. The same document always gives the same bytes.</summary>
    /// <typeparam name="TDocument">Its type, or <see cref="IntegrationDocument"/>: what is written is the document that it is.</typeparam>
    /// <param name="document">The document.</param>
    /// <returns>UTF-8 with a final newline.</returns>
    public static byte[] Write<TDocument>(TDocument document)
        where TDocument : IntegrationDocument
    {
        ArgumentNullException.ThrowIfNull(document);
        return [.. JsonSerializer.SerializeToUtf8Bytes(document, TypeInfo(document)), (byte)'\n'];
    }

    /// <summary>Writes a document to a stream, piece by piece: however long it is, only a small part of its text is held at a time.</summary>
    /// <typeparam name="TDocument">Its type, or <see cref="IntegrationDocument"/>: what is written is the document that it is.</typeparam>
    /// <param name="destination">Where the same bytes go that <see cref="Write{TDocument}(TDocument)"/> gives. Not closed.</param>
    /// <param name="document">The document.</param>
    /// <exception cref="IOException">The stream does not take it; a part may be written.</exception>
    public static void Write<TDocument>(Stream destination, TDocument document)
        where TDocument : IntegrationDocument
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(document);
        JsonSerializer.Serialize(destination, document, TypeInfo(document));
        destination.Write("\n"u8);
    }

    private static JsonTypeInfo TypeInfo(IntegrationDocument document) => Options.GetTypeInfo(document.GetType());

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(ContractsJsonContext.Default.Options)
        {
            TypeInfoResolver = ContractsJsonContext.Default,
            Encoder = ReadableJsonEncoder.Instance,
        };
        options.MakeReadOnly();
        return options;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents.Reading;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// Reads the answers of surfaces for a page that shows what it can: also of a newer schema version, and without grouping keys. Nothing may be done on the
/// word of such a document; a view that is made of one is read-only.
/// </summary>
public static class DisplayReader
{
    /// <summary>Reads a document from its bytes.</summary>
    /// <typeparam name="TDocument">One of the document types of this namespace, or <see cref="IntegrationDocument"/> for whichever it is.</typeparam>
    /// <param name="utf8">UTF-8; a byte order mark is accepted.</param>
    /// <param name="origin">What the bytes are, for the problem's message and path, for example a file's path.</param>
    /// <param name="maxBytes">The size limit in bytes.</param>
    /// <returns>
    /// What <see cref="DocumentReader.Read"/> gives. Where that refuses with <c>document_newer</c>, or with <c>document_incompatible</c> for managed entries
    /// without <c>managed_entry_key</c> or <c>integration_id</c>, and everything else can be understood: the document, with its own
    /// <see cref="IntegrationDocument.SchemaVersion"/>, empty texts for the missing keys, the fidelity <c>read_only</c> and the problem.
    /// </returns>
    public static DocumentReadResult<TDocument> Read<TDocument>(ReadOnlyMemory<byte> utf8, string origin = "document", int maxBytes = DocumentReader.DefaultMaxBytes)
        where TDocument : IntegrationDocument
    {
        var read = DocumentReader.Read<TDocument>(utf8, origin, maxBytes);
        return read.Problem?.Code is ProblemCodes.DocumentNewer or ProblemCodes.DocumentIncompatible && Understand<TDocument>(utf8, origin) is { } document
            ? new(read.Outcome, DocumentFidelity.ReadOnly, document, read.Problem)
            : read;
    }

    /// <summary>Reads a document from a stream that is opened for it, for example a file's.</summary>
    /// <typeparam name="TDocument">As for <see cref="Read"/>.</typeparam>
    /// <param name="open">Opens the stream; it is closed here. What it throws because there is nothing, or because it may not, is an answer.</param>
    /// <param name="origin">What the stream is, for the problem's message and path, for example a file's path.</param>
    /// <param name="maxBytes">The size limit in bytes; not more than one byte above it is read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What <see cref="Read"/> gives; <c>absent</c> and <c>unreadable</c> as from <see cref="DocumentReader.ReadAsync"/>.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<DocumentReadResult<TDocument>> ReadAsync<TDocument>(
        Func<Stream> open, string origin, int maxBytes = DocumentReader.DefaultMaxBytes, CancellationToken cancellationToken = default)
        where TDocument : IntegrationDocument =>
        await OpenedDocument.ReadAsync(open, origin, maxBytes, Read<TDocument>, cancellationToken).ConfigureAwait(false);

    private static TDocument? Understand<TDocument>(ReadOnlyMemory<byte> utf8, string origin)
        where TDocument : IntegrationDocument
    {
        if (Lenient(utf8) is not { } lenient)
        {
            return null;
        }

        var opening = DocumentOpening.Open(lenient.Utf8, origin, DocumentReader.Format<TDocument>());
        if (opening.Json is not { } json)
        {
            return null;
        }

        using (json)
        {
            var (document, _) = DocumentReader.Deserialize<TDocument>(json, opening.Bytes, origin, newerPartsAreFine: true);
            return document is null ? null : (TDocument)(document with { SchemaVersion = lenient.SchemaVersion });
        }
    }

    // A newer schema version may mean other things by the same names: good enough to look at, for nothing else.
    private static (byte[] Utf8, int SchemaVersion)? Lenient(ReadOnlyMemory<byte> utf8)
    {
        if (Root(utf8) is not { } root || root["schema_version"] is not JsonValue version || !version.TryGetValue<int>(out var number))
        {
            return null;
        }

        root["schema_version"] = DocumentFormats.SchemaVersion;
        foreach (var entry in (root["managed_entries"] as JsonArray ?? []).OfType<JsonObject>())
        {
            Fill(entry, "managed_entry_key");
            Fill(entry, "integration_id");
        }

        return (JsonSerializer.SerializeToUtf8Bytes(root, ContractsJsonContext.Default.JsonObject), number);
    }

    private static JsonObject? Root(ReadOnlyMemory<byte> utf8)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        return JsonNode.Parse(utf8.Span.StartsWith(mark) ? utf8.Span[mark.Length..] : utf8.Span) as JsonObject;
    }

    private static void Fill(JsonObject entry, string name)
    {
        if (entry[name] is null)
        {
            entry[name] = string.Empty;
        }
    }
}

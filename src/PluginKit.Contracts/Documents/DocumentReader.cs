using System.Globalization;
using System.Text.Json;
using PluginKit.Contracts.Documents.Reading;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// Reads documents that another program, an older version or a newer version wrote. Never throws for what it reads: corrupt, newer and
/// incompatible documents are results with a problem.
/// </summary>
public static class DocumentReader
{
    /// <summary>The size limit in bytes unless a caller names another one (16 MiB).</summary>
    public const int DefaultMaxBytes = 16 * 1024 * 1024;

    /// <summary>Reads a document from its bytes.</summary>
    /// <typeparam name="TDocument">
    /// One of the document types of this namespace, or <see cref="IntegrationDocument"/> for whichever it is: the document then has the type that its
    /// <c>format</c> says, and one that is none of <see cref="DocumentFormats.All"/> is <c>document_incompatible</c>.
    /// </typeparam>
    /// <param name="utf8">UTF-8; a byte order mark is accepted.</param>
    /// <param name="origin">What the bytes are, for the problem's message and path, for example a file's path.</param>
    /// <param name="maxBytes">The size limit in bytes.</param>
    /// <returns>
    /// <c>ok</c> with the document; <c>newer</c> (<c>document_newer</c>) for a schema version above <see cref="DocumentFormats.SchemaVersion"/>;
    /// <c>corrupt</c> for bytes that are no such document (<c>document_corrupt</c>, with line and column where there is one) or for a document of
    /// another format or without members it cannot be used without (<c>document_incompatible</c>); <c>unreadable</c> above the size limit.
    /// </returns>
    public static DocumentReadResult<TDocument> Read<TDocument>(ReadOnlyMemory<byte> utf8, string origin = "document", int maxBytes = DefaultMaxBytes)
        where TDocument : IntegrationDocument
    {
        ArgumentException.ThrowIfNullOrEmpty(origin);
        if (utf8.Length > maxBytes)
        {
            return Unreadable<TDocument>(origin, string.Create(CultureInfo.InvariantCulture, $"it has {utf8.Length} bytes and the limit is {maxBytes}"));
        }

        var opening = DocumentOpening.Open(utf8, origin, Format<TDocument>());
        if (opening.Problem is { } problem)
        {
            return Refuse<TDocument>(problem);
        }

        using var json = opening.Json!;
        var (document, fault) = Deserialize<TDocument>(json, opening.Bytes, origin, newerPartsAreFine: false);
        return document is null ? Refuse<TDocument>(fault!) : Accept(document, origin);
    }

    /// <summary>Reads a document from a stream that is opened for it, for example a file's.</summary>
    /// <typeparam name="TDocument">As for <see cref="Read"/>.</typeparam>
    /// <param name="open">Opens the stream; it is closed here. What it throws because there is nothing, or because it may not, is an answer.</param>
    /// <param name="origin">What the stream is, for the problem's message and path, for example a file's path.</param>
    /// <param name="maxBytes">The size limit in bytes; not more than one byte above it is read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>
    /// What <see cref="Read"/> gives; <c>absent</c> (<c>document_absent</c>) when <paramref name="open"/> finds no file or folder; <c>unreadable</c>
    /// (<c>document_unreadable</c>) when opening or reading fails otherwise.
    /// </returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<DocumentReadResult<TDocument>> ReadAsync<TDocument>(
        Func<Stream> open, string origin, int maxBytes = DefaultMaxBytes, CancellationToken cancellationToken = default)
        where TDocument : IntegrationDocument =>
        await OpenedDocument.ReadAsync(open, origin, maxBytes, Read<TDocument>, cancellationToken).ConfigureAwait(false);

    /// <summary>The result for a document that is not there, for readers of files.</summary>
    /// <typeparam name="TDocument">The type of the document.</typeparam>
    /// <param name="origin">Where it was looked for.</param>
    /// <returns>A result with the outcome <c>absent</c>.</returns>
    public static DocumentReadResult<TDocument> Absent<TDocument>(string origin)
        where TDocument : IntegrationDocument =>
        Without<TDocument>(ReadOutcome.Absent, Problem.Of(ProblemCodes.DocumentAbsent, $"There is no document at '{origin}'.", origin));

    /// <summary>The result for a document that cannot be opened, for readers of files.</summary>
    /// <typeparam name="TDocument">The type of the document.</typeparam>
    /// <param name="origin">Where it is.</param>
    /// <param name="reason">Why it cannot be opened, as the end of a sentence.</param>
    /// <returns>A result with the outcome <c>unreadable</c>.</returns>
    public static DocumentReadResult<TDocument> Unreadable<TDocument>(string origin, string reason)
        where TDocument : IntegrationDocument =>
        Without<TDocument>(ReadOutcome.Unreadable, Problem.Of(ProblemCodes.DocumentUnreadable, $"'{origin}' cannot be read: {reason}.", origin));

    /// <summary>The document in JSON that has passed <see cref="DocumentOpening"/>, or what is wrong with it. Whether it can be used is another question.</summary>
    internal static (TDocument? Document, Problem? Problem) Deserialize<TDocument>(JsonDocument json, ReadOnlyMemory<byte> bytes, string origin, bool newerPartsAreFine)
        where TDocument : IntegrationDocument
    {
        var typeInfo = DocumentJson.Options.GetTypeInfo(DocumentFormats.TypeOf(json.RootElement.GetProperty("format").GetString()!)!);
        if (NestedDocuments.WhyRefused(json.RootElement, typeInfo, origin, newerPartsAreFine) is { } refusal)
        {
            return (null, refusal);
        }

        using var completed = MemberDefaults.Complete(json.RootElement);
        var root = completed?.RootElement ?? json.RootElement;
        if (DocumentShape.FirstFault(root, typeInfo) is { } fault)
        {
            return (null, fault.ToProblem(origin));
        }

        try
        {
            // The bytes give a position for what is wrong; a completed document is ours and has none.
            var document = completed is null ? JsonSerializer.Deserialize(bytes.Span, typeInfo) : root.Deserialize(typeInfo);
            return document is null ? (null, JsonFaults.NotAnObject(origin)) : ((TDocument)document, null);
        }
        catch (JsonException exception)
        {
            return (null, JsonFaults.Describe(exception, completed is null ? bytes : default, origin));
        }
    }

    private static DocumentReadResult<TDocument> Accept<TDocument>(TDocument document, string origin)
        where TDocument : IntegrationDocument
    {
        if (DocumentUse.WhyIncompatible(document) is { } missing)
        {
            return Refuse<TDocument>(Problem.Of(ProblemCodes.DocumentIncompatible, $"'{origin}' cannot be used: {missing}.", origin));
        }

        return DocumentUse.WhyReduced(document) is { } reduced
            ? new(ReadOutcome.Ok, DocumentFidelity.Reduced, document, Problem.Of(ProblemCodes.DocumentReducedFidelity, $"'{origin}' says less than it should: {reduced}.", origin))
            : new(ReadOutcome.Ok, DocumentFidelity.Full, document, null);
    }

    private static DocumentReadResult<TDocument> Refuse<TDocument>(Problem problem)
        where TDocument : IntegrationDocument =>
        Without<TDocument>(string.Equals(problem.Code, ProblemCodes.DocumentNewer, StringComparison.Ordinal) ? ReadOutcome.Newer : ReadOutcome.Corrupt, problem);

    private static DocumentReadResult<TDocument> Without<TDocument>(ReadOutcome outcome, Problem problem)
        where TDocument : IntegrationDocument => new(outcome, DocumentFidelity.Incompatible, null, problem);

    /// <summary>The identifier that a document has to have; <see langword="null"/> for any.</summary>
    internal static string? Format<TDocument>()
        where TDocument : IntegrationDocument => typeof(TDocument) == typeof(IntegrationDocument) ? null : DocumentFormats.Of(typeof(TDocument));
}

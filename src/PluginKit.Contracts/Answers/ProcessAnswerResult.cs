using System.Diagnostics.CodeAnalysis;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Answers;

/// <summary>What an answer of another process means. There is a document exactly for <see cref="ProcessAnswerKind.Document"/> and <see cref="ProcessAnswerKind.DomainFailure"/>.</summary>
/// <typeparam name="TDocument">The type of the document that was asked for.</typeparam>
public sealed class ProcessAnswerResult<TDocument>
    where TDocument : IntegrationDocument
{
    internal ProcessAnswerResult(ProcessAnswerKind kind, DocumentFidelity fidelity, TDocument? document, Problem? problem, int? exitCode)
    {
        Kind = kind;
        Fidelity = fidelity;
        Document = document;
        Problem = problem;
        ExitCode = exitCode;
    }

    /// <summary>The class of the answer.</summary>
    public ProcessAnswerKind Kind { get; }

    /// <summary>How much of the document can be relied on; <c>incompatible</c> whenever there is none.</summary>
    public DocumentFidelity Fidelity { get; }

    /// <summary>The document.</summary>
    public TDocument? Document { get; }

    /// <summary>
    /// Why there is no document: <c>transport_spawn_failed</c>, <c>transport_timed_out</c>, <c>transport_empty</c>, <c>transport_malformed</c>,
    /// <c>document_newer</c> or <c>document_incompatible</c>; or <c>document_reduced_fidelity</c> beside a document. What went wrong in
    /// the domain stands in the document.
    /// </summary>
    public Problem? Problem { get; }

    /// <summary>The exit code as it came; it never decides the class of an answer that holds a document.</summary>
    public int? ExitCode { get; }

    /// <summary>Whether there is a document.</summary>
    [MemberNotNullWhen(true, nameof(Document))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool HasDocument => Document is not null;
}

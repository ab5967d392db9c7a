using System.Diagnostics.CodeAnalysis;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// What reading a document came to. <see cref="DocumentReader"/> gives a document exactly when <see cref="Outcome"/> is <c>ok</c>; <see cref="DisplayReader"/>
/// also gives those that can only be shown, with <see cref="Fidelity"/> <c>read_only</c> and the problem.
/// </summary>
/// <typeparam name="TDocument">The type of the document.</typeparam>
public sealed class DocumentReadResult<TDocument>
    where TDocument : IntegrationDocument
{
    internal DocumentReadResult(ReadOutcome outcome, DocumentFidelity fidelity, TDocument? document, Problem? problem)
    {
        Outcome = outcome;
        Fidelity = fidelity;
        Document = document;
        Problem = problem;
    }

    /// <summary>How it ended: <c>ok</c>, <c>absent</c>, <c>unreadable</c>, <c>corrupt</c> or <c>newer</c>.</summary>
    public ReadOutcome Outcome { get; }

    /// <summary>How much of the document can be relied on; <c>incompatible</c> whenever there is no document.</summary>
    public DocumentFidelity Fidelity { get; }

    /// <summary>The document.</summary>
    public TDocument? Document { get; }

    /// <summary>
    /// Why there is no document (<c>document_absent</c>, <c>document_unreadable</c>, <c>document_corrupt</c>, <c>document_newer</c>,
    /// <c>document_incompatible</c>), or why it says less than it should (<c>document_reduced_fidelity</c>).
    /// </summary>
    public Problem? Problem { get; }

    /// <summary>Whether there is a document.</summary>
    [MemberNotNullWhen(true, nameof(Document))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool HasDocument => Document is not null;
}

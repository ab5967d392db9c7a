using System.Globalization;
using System.Text.Json;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Answers;

/// <summary>
/// Tells the answer of another process apart: a document, a domain failure told by a document, programs that do not match, or no answer at all.
/// The document comes first; exit code, time limit and start error are looked at only where there is none.
/// </summary>
public static class ProcessAnswerReader
{
    /// <summary>Reads an answer. Standard output is exactly one document; anything before or after it makes the answer malformed.</summary>
    /// <typeparam name="TDocument">The document that was asked for, or <see cref="IntegrationDocument"/> where the program answers with one of several, for example with a result when it cannot report.</typeparam>
    /// <param name="answer">What the process left behind.</param>
    /// <param name="maxBytes">The size limit of standard output in bytes.</param>
    /// <returns>The class of the answer with the document or the problem. A non-zero exit code with a valid document is never a transport failure.</returns>
    public static ProcessAnswerResult<TDocument> Read<TDocument>(ProcessAnswer answer, int maxBytes = DocumentReader.DefaultMaxBytes)
        where TDocument : IntegrationDocument
    {
        ArgumentNullException.ThrowIfNull(answer);
        var read = DocumentReader.Read<TDocument>(answer.StandardOutput, Origin(answer), maxBytes);
        if (read.HasDocument)
        {
            var kind = IsDomainFailure(read.Document) ? ProcessAnswerKind.DomainFailure : ProcessAnswerKind.Document;
            return new(kind, read.Fidelity, read.Document, read.Problem, answer.ExitCode);
        }

        return read.Problem.Code is ProblemCodes.DocumentNewer or ProblemCodes.DocumentIncompatible
            ? Without<TDocument>(ProcessAnswerKind.Incompatible, read.Problem, answer)
            : Without<TDocument>(ProcessAnswerKind.TransportFailure, TransportProblem(answer, read.Problem), answer);
    }

    private static bool IsDomainFailure(IntegrationDocument document) => !document.Ok || CountsFailures(document) || document switch
    {
        ResultDocument result => IsFailure(result.Outcome),
        ReportDocument report => report.IssueCount > 0 || (report.Outcome is { } outcome && IsFailure(outcome)),
        _ => false,
    };

    // PluginKit does not write this member; other writers of the same family of documents do.
    private static bool CountsFailures(IntegrationDocument document) =>
        document.AdditionalMembers is { } members && members.TryGetValue("failure_count", out var count)
        && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var failures) && failures > 0;

    // A word of a newer writer is not called a failure: its `ok` has already been asked.
    private static bool IsFailure(Outcome outcome) =>
        outcome == Outcome.Failed || outcome == Outcome.RolledBack || outcome == Outcome.Degraded || outcome == Outcome.PartialSuccess;

    private static Problem TransportProblem(ProcessAnswer answer, Problem reading)
    {
        var program = UntrustedText.ToDisplay(answer.Program, 200);
        if (answer.StartError is { } reason)
        {
            return Of(ProblemCodes.TransportSpawnFailed, $"'{program}' could not be started: {UntrustedText.ToDisplay(reason, 300)}", answer);
        }

        if (answer.TimedOut)
        {
            return Of(ProblemCodes.TransportTimedOut, $"'{program}' did not answer in time.", answer);
        }

        var ending = answer.ExitCode is { } code ? string.Create(CultureInfo.InvariantCulture, $" and ended with exit code {code}") : string.Empty;
        return answer.StandardOutput.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0
            ? Of(ProblemCodes.TransportEmpty, $"'{program}' printed nothing{ending}.", answer)
            : Of(ProblemCodes.TransportMalformed, $"'{program}' did not print exactly one document{ending}: {reading.Message}", answer) with
            {
                Line = reading.Line,
                Column = reading.Column,
            };
    }

    private static Problem Of(string code, string message, ProcessAnswer answer) => Problem.Of(code, message, answer.Program);

    private static ProcessAnswerResult<TDocument> Without<TDocument>(ProcessAnswerKind kind, Problem problem, ProcessAnswer answer)
        where TDocument : IntegrationDocument => new(kind, DocumentFidelity.Incompatible, null, problem, answer.ExitCode);

    private static string Origin(ProcessAnswer answer) => $"standard output of {UntrustedText.ToDisplay(answer.Program, 200)}";
}

// snippet: contracts-process
using PluginKit.Contracts.Answers;
// end snippet
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Documentation.Tests.Examples;

internal static class ContractsAnswers
{
    public static string Read(byte[] output, int exitCode, string? startError, bool timedOut, IProblemFormatter formatter)
    {
        // snippet: contracts-process

        var answer = ProcessAnswerReader.Read<ResultDocument>(new ProcessAnswer
        {
            Program = "my-backend",
            StandardOutput = output,
            ExitCode = exitCode,
            StartError = startError,
            TimedOut = timedOut,
        });

        var text = answer.Kind switch
        {
            ProcessAnswerKind.Document => answer.Document!.Report.Summary,
            ProcessAnswerKind.DomainFailure => string.Join('\n', answer.Document!.Problems.Select(formatter.Describe)),
            ProcessAnswerKind.Incompatible or ProcessAnswerKind.TransportFailure => formatter.Describe(answer.Problem!),
            _ => string.Empty,
        };
        // end snippet
        return text;
    }
}

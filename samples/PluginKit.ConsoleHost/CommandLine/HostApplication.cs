using System.CommandLine;
using PluginKit.ConsoleHost.Commands;
using PluginKit.ConsoleHost.Output;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>The command line: parses, runs, and makes sure that every answer is one document and one exit code.</summary>
internal static class HostApplication
{
    public static async Task<int> RunAsync(string[] args, HostTerminal terminal, CancellationToken cancellationToken)
    {
        var options = new HostOptions();
        var root = HostCommands.Create(options, terminal);
        options.AddTo(root);
        var parsed = root.Parse(args);
        var output = new Answers(options.Format(parsed), terminal);
        if (parsed.Errors.Count > 0)
        {
            return output.Usage([.. parsed.Errors.Select(static error => error.Message)]);
        }

        try
        {
            return await parsed.InvokeAsync(
                new() { EnableDefaultExceptionHandler = false, Output = terminal.Out, Error = terminal.Error, ProcessTerminationTimeout = null },
                cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Told(output, Failure(Problem.Of(ProblemCodes.StepFailed, CancelledWords.Of(parsed)) with { NextStep = null }));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException or Microsoft.Extensions.Options.OptionsValidationException)
        {
            return Told(output, Failure(Problem.Of(ProblemCodes.Usage, exception.Message)));
        }
    }

    private static int Told(Answers output, ResultDocument failure)
    {
        try
        {
            return output.Result(failure);
        }
        catch (IOException)
        {
            // Whoever read the output is gone: there is nobody to tell.
            return ExitCodes.Problem;
        }
    }

    internal static ResultDocument Failure(Problem problem) => new()
    {
        Format = DocumentFormats.Result,
        Ok = false,
        Outcome = Outcome.Failed,
        Problems = [problem],
        Report = new() { OperationId = string.Empty, Operation = "none", Summary = problem.Message, IntegrationId = string.Empty, ManagedEntryKey = string.Empty },
    };
}

using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Carries out <see cref="RunClientStep"/>. What counts is what the client's files say afterwards, never its exit code alone.</summary>
internal sealed class RunClientHandler(
    IProcessRunner runner, IProgramLocator locator, HostEnvironment environment, ObservationEvaluator evaluator, IDisk disk, LifecyclePaths paths, TreeRemoval removal,
    LifecycleTelemetry telemetry)
    : StepHandler<RunClientStep>
{
    private const int MaxAttempts = 3;

    protected override (StepBefore? Before, Problem? Problem) Capture(RunClientStep step, StepContext context)
    {
        if (step.Already is not { } already)
        {
            return Ready(new());
        }

        return evaluator.Evaluate(already) switch
        {
            Verdict.Holds => Ready(StepBefore.NothingToDo),
            Verdict.Fails => Ready(new()),
            _ => Refused(Problem.Of(ProblemCodes.StepFailed, $"{step.Summary}: it cannot be told what the client's files say ({ObservationText.Of(already)}).")),
        };
    }

    protected override async Task<Problem?> RunAsync(RunClientStep step, StepBefore before, StepContext context, CancellationToken cancellationToken)
    {
        Problem? problem = null;
        for (var attempt = 0; attempt < Math.Clamp(step.Attempts, 1, MaxAttempts); attempt++)
        {
            problem = await RunOnceAsync(step.Command, step.Summary, context, cancellationToken).ConfigureAwait(false);
            if (step.Expects is not { } expects)
            {
                return problem;
            }

            if (evaluator.Evaluate(expects) == Verdict.Holds)
            {
                return null;
            }

            if (problem is not null && EndsTheAttempts(problem))
            {
                return problem;
            }

            problem ??= Problem.Of(
                ProblemCodes.ClientCommandFailed,
                $"{step.Summary}: '{string.Join(' ', step.Command.CommandLine)}' reported success, but {ObservationText.Of(expects)} does not hold.");
        }

        return problem;
    }

    /// <summary>A client that hangs would hang again, and one that cannot be started is not there; the attempts are for changes that another writer undid.</summary>
    private static bool EndsTheAttempts(Problem problem) => problem.Code is ProblemCodes.ClientTimedOut or ProblemCodes.SourceToolMissing;

    protected override async Task<Problem?> UndoAsync(RunClientStep step, StepBefore before, StepContext context)
    {
        if (step.UndoAlready is { } already && evaluator.Evaluate(already) == Verdict.Holds)
        {
            return null;
        }

        if (step.Undo is not { } undo)
        {
            return step.UndoAlready is null ? null : Left(step, "it has no command that takes it back");
        }

        var problem = await RunOnceAsync(undo, "Undo: " + step.Summary, context, CancellationToken.None).ConfigureAwait(false);
        if (step.UndoAlready is not { } undone)
        {
            return problem is null ? null : Left(step, problem.Message);
        }

        return evaluator.Evaluate(undone) == Verdict.Holds
            ? null
            : Left(step, problem?.Message ?? $"{ObservationText.Of(undone)} does not hold");
    }

    private async Task<Problem?> RunOnceAsync(ClientCommand command, string summary, StepContext context, CancellationToken cancellationToken)
    {
        if (locator.Find(command.Program, environment) is not { } location)
        {
            return Problem.Of(ProblemCodes.SourceToolMissing, $"{summary}: the program '{command.Program}' is not on the search path.", command.Program);
        }

        var neutral = string.Equals(command.WorkingDirectory, paths.Neutral, StringComparison.Ordinal);
        if (neutral)
        {
            disk.CreateDirectory(paths.Neutral);
        }

        try
        {
            var start = telemetry.Now();
            var outcome = await runner.RunAsync(
                new()
                {
                    FileName = location,
                    Arguments = command.Arguments,
                    WorkingDirectory = command.WorkingDirectory,
                    Environment = ClientEnvironment.Of(environment, command.Environment),
                    Timeout = TimeSpan.FromSeconds(command.TimeoutSeconds),
                    Started = identity => context.Journal.Note(new ClientStartedRecord { ProcessId = identity.Id, StartedAt = identity.StartedAt }),
                },
                cancellationToken).ConfigureAwait(false);
            telemetry.ProgramEnded(context.OperationId, command.Program, outcome, start);
            return ClientFailures.Of(outcome, command, summary);
        }
        finally
        {
            if (neutral)
            {
                removal.DeleteTree(paths.Neutral);
            }
        }
    }

    private static Problem Left(RunClientStep step, string why) =>
        Problem.Of(ProblemCodes.RollbackIncomplete, $"'{step.Summary}' could not be undone: {why}", step.TouchedPaths.Count > 0 ? step.TouchedPaths[0] : null);
}

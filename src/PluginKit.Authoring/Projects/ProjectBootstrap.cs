using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Processes;

namespace PluginKit.Authoring.Projects;

/// <summary>
/// Prepares an authored project to run: makes an environment, installs dependencies with the project's own package manager, builds. That runs code that the project
/// and its dependencies bring, with the rights of this user; nothing else of PluginKit ever calls it. What was done is not undone when a later step fails.
/// </summary>
/// <param name="doctor">Says what is missing.</param>
/// <param name="processes">Runs the steps.</param>
public sealed class ProjectBootstrap(ProjectDoctor doctor, IProcessRunner processes)
{
    private readonly ProjectDoctor _doctor = doctor ?? throw new ArgumentNullException(nameof(doctor));
    private readonly IProcessRunner _processes = processes ?? throw new ArgumentNullException(nameof(processes));

    /// <summary>Says what <see cref="RunAsync"/> would run. Starts nothing of the project.</summary>
    /// <param name="projectRoot">The folder of the project, absolute.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>The steps, with the outcome <c>planned</c>; <c>failed</c> with <c>project_blocked</c> when none of them would help.</returns>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    public async Task<BootstrapDocument> PlanAsync(string projectRoot, CancellationToken cancellationToken)
    {
        var (look, problems) = await _doctor.LookAgainAsync(projectRoot, cancellationToken).ConfigureAwait(false);
        return IsBlocked(look)
            ? Document(projectRoot, BootstrapOutcome.Failed, [], look, problems)
            : Document(projectRoot, BootstrapOutcome.Planned, look.Steps, look, WithoutStatus(problems));
    }

    /// <summary>Runs the steps one after the other, and looks at the project again.</summary>
    /// <param name="request">What and how.</param>
    /// <param name="progress">Told each step before it runs and when it has ended; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Ends the running program with everything that it started.</param>
    /// <returns>
    /// What it came to. Problems: <c>project_blocked</c> before anything is run; <c>project_install_failed</c>, <c>project_build_failed</c> and
    /// <c>project_bootstrap_timed_out</c> for the step that did not succeed, after which none is run; what the look afterwards says.
    /// </returns>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time limit or the number of lines is not more than zero.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; what was done stays.</exception>
    public async Task<BootstrapDocument> RunAsync(BootstrapRequest request, IProgress<BootstrapStep>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(request.StepTimeout, TimeSpan.Zero, nameof(request));
        ArgumentOutOfRangeException.ThrowIfLessThan(request.OutputLines, 1, nameof(request));
        var (look, problems) = await _doctor.LookAgainAsync(request.ProjectRoot, cancellationToken).ConfigureAwait(false);
        if (IsBlocked(look))
        {
            return Document(request.ProjectRoot, BootstrapOutcome.Failed, [], look, problems);
        }

        var steps = new List<BootstrapStep>();
        Problem? failure = null;
        foreach (var step in look.Steps)
        {
            if (failure is not null)
            {
                steps.Add(step with { State = BootstrapStepState.Skipped });
                continue;
            }

            progress?.Report(step);
            var done = await RunStepAsync(step, look.StepVariables, request, cancellationToken).ConfigureAwait(false);
            progress?.Report(done);
            steps.Add(done);
            failure = BootstrapFailure.Of(done, request);
        }

        (look, problems) = await _doctor.LookAgainAsync(request.ProjectRoot, cancellationToken).ConfigureAwait(false);
        var isDone = failure is null && look.Readiness.Status == ReadinessStatus.Ready;
        return Document(request.ProjectRoot, isDone ? BootstrapOutcome.Completed : BootstrapOutcome.Failed, steps, look, failure is null ? problems : [failure, .. problems]);
    }

    private async Task<BootstrapStep> RunStepAsync(BootstrapStep step, IReadOnlyDictionary<string, string> variables, BootstrapRequest request, CancellationToken cancellationToken)
    {
        if (!Path.IsPathFullyQualified(step.Program))
        {
            return step with { State = BootstrapStepState.NotStarted };
        }

        var run = new ProcessRequest
        {
            FileName = step.Program,
            Arguments = step.Arguments,
            WorkingDirectory = step.WorkingDirectory,
            Environment = _doctor.ProgramsFor(step.WorkingDirectory).EnvironmentWith(variables),
            Timeout = request.StepTimeout,
            OutputLimit = 64 << 10,
            KeepsEnd = true,
        };
        var outcome = await _processes.RunAsync(run, cancellationToken).ConfigureAwait(false);
        return step with
        {
            State = outcome switch
            {
                { End: ProcessEnd.NotStarted } => BootstrapStepState.NotStarted,
                { End: ProcessEnd.TimedOut } => BootstrapStepState.TimedOut,
                { ExitCode: 0 } => BootstrapStepState.Succeeded,
                _ => BootstrapStepState.Failed,
            },
            ExitCode = outcome.End == ProcessEnd.Exited ? outcome.ExitCode : null,
            OutputTail = OutputTail.Of(outcome, request.OutputLines),
        };
    }

    private static bool IsBlocked(RuntimeLook look) => look.Readiness.Status == ReadinessStatus.Blocked;

    private static IReadOnlyList<Problem> WithoutStatus(IReadOnlyList<Problem> problems) =>
        [.. problems.Where(static problem => problem.Code is not (ProblemCodes.ProjectNeedsBootstrap or ProblemCodes.ProjectNeedsBuild))];

    private static BootstrapDocument Document(
        string projectRoot, BootstrapOutcome outcome, IReadOnlyList<BootstrapStep> steps, RuntimeLook look, IReadOnlyList<Problem> problems) => new()
        {
            Format = DocumentFormats.Bootstrap,
            ProjectRoot = projectRoot,
            Outcome = outcome,
            Ok = outcome != BootstrapOutcome.Failed,
            Steps = steps,
            Readiness = look.Readiness,
            Problems = problems,
            Warnings = [.. problems.Where(static problem => !problem.IsError).Select(static problem => problem.Message)],
        };
}

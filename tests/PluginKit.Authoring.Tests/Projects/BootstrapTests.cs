using PluginKit.Authoring.Projects;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Processes;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Projects;

public abstract class BootstrapTests(DiskKind disk)
{
    [Fact]
    public async Task A_plan_starts_nothing_of_the_project_and_says_every_step()
    {
        using var project = TypeScript();

        var plan = await project.Bootstrap.PlanAsync(TestProject.Root, CancellationToken.None);

        (plan.Outcome, plan.Ok).ShouldBe((BootstrapOutcome.Planned, true));
        plan.Steps.Select(static step => $"{step.State} {step.Kind} {step.Program} {string.Join(' ', step.Arguments)}")
            .ShouldBe(["planned install /usr/bin/npm ci", "planned build /usr/bin/npm run build"]);
        plan.Problems.ShouldBeEmpty();
        project.Trap.Started.ShouldAllBe(static request => request.FileName == "/usr/bin/node");
    }

    [Fact]
    public async Task The_steps_run_in_the_project_one_after_the_other_and_it_is_looked_at_again()
    {
        using var project = TypeScript();
        project.Trap.Run = request =>
        {
            _ = request.Arguments is ["ci"] ? project.Folder("node_modules") : project.With("dist/main.js", "built");
            return new(ProcessEnd.Exited, 0, "fine\n", string.Empty);
        };

        var result = await RunAsync(project);

        (result.Outcome, result.Ok).ShouldBe((BootstrapOutcome.Completed, true));
        result.Readiness.Status.ShouldBe(ReadinessStatus.Ready);
        result.Steps.Select(static step => $"{step.State} {step.ExitCode} {step.OutputTail[0]}").ShouldBe(["succeeded 0 fine", "succeeded 0 fine"]);
        var started = project.Trap.Started.Where(static request => request.FileName == "/usr/bin/npm").ToArray();
        started.Length.ShouldBe(2);
        started.ShouldAllBe(static request => request.WorkingDirectory == TestProject.Root && request.KeepsEnd && request.Timeout == TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task After_a_step_that_failed_none_is_run()
    {
        using var project = TypeScript();
        project.Trap.Run = static _ => new(ProcessEnd.Exited, 7, string.Join('\n', Enumerable.Range(1, 50)), "npm \u001b[31mERR!\u001b[0m no network\r\n");

        var result = await RunAsync(project);

        (result.Outcome, result.Ok).ShouldBe((BootstrapOutcome.Failed, false));
        result.Steps.Select(static step => step.State).ShouldBe([BootstrapStepState.Failed, BootstrapStepState.Skipped]);
        result.Steps[0].OutputTail.Count.ShouldBe(20);
        result.Steps[0].OutputTail[^1].ShouldBe("npm \\u{001B}[31mERR!\\u{001B}[0m no network");
        result.Problems.Select(static problem => problem.Code).ShouldBe([ProblemCodes.ProjectInstallFailed, ProblemCodes.ProjectNeedsBootstrap]);
        result.Problems[0].Message.ShouldBe("`npm ci` ended with 7.");
    }

    [Fact]
    public async Task A_build_that_failed_is_the_failure_that_a_validation_never_has()
    {
        using var project = TypeScript().Folder("node_modules");
        project.Trap.Run = static request => new(ProcessEnd.Exited, request.Arguments is ["ci"] ? 0 : 2, string.Empty, "TS2322\n");

        var result = await RunAsync(project);

        result.Problems.Select(static problem => problem.Code).ShouldBe([ProblemCodes.ProjectBuildFailed, ProblemCodes.ProjectNeedsBuild]);
        result.Problems[0].Details!["kind"].ShouldBe(ValidationKinds.BuildFailed);
    }

    [Theory]
    [InlineData(ProcessEnd.TimedOut, "timed_out", ProblemCodes.ProjectBootstrapTimedOut)]
    [InlineData(ProcessEnd.NotStarted, "not_started", ProblemCodes.ProjectInstallFailed)]
    public async Task A_step_that_did_not_end_by_itself(ProcessEnd end, string state, string code)
    {
        using var project = TypeScript();
        project.Trap.Run = _ => new(end, -1, string.Empty, string.Empty, "no reason");

        var result = await RunAsync(project);

        (result.Steps[0].State.Value, result.Steps[0].ExitCode).ShouldBe((state, null));
        result.Problems[0].Code.ShouldBe(code);
    }

    [Fact]
    public async Task Steps_that_succeed_without_an_effect_are_no_success()
    {
        using var project = TypeScript();
        project.Trap.Run = static _ => new(ProcessEnd.Exited, 0, string.Empty, string.Empty);

        var result = await RunAsync(project);

        result.Outcome.ShouldBe(BootstrapOutcome.Failed);
        result.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ProjectNeedsBootstrap);
    }

    [Fact]
    public async Task A_missing_build_script_is_an_error_before_anything_is_run()
    {
        using var project = TypeScript().With("package.json", "{}");

        var result = await RunAsync(project);

        result.Outcome.ShouldBe(BootstrapOutcome.Failed);
        result.Steps.ShouldBeEmpty();
        result.Problems.ShouldHaveSingleItem().Details!["reason_code"].ShouldBe(ReadinessReasons.BuildScriptMissing);
        project.Trap.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        using var project = TypeScript();
        using var cancellation = new CancellationTokenSource();
        project.Trap.Run = _ =>
        {
            cancellation.Cancel();
            return new(ProcessEnd.Exited, 0, string.Empty, string.Empty);
        };

        await Should.ThrowAsync<OperationCanceledException>(async () => await project.Bootstrap.RunAsync(new() { ProjectRoot = TestProject.Root }, progress: null, cancellation.Token));

        project.Trap.Started.Count(static request => request.FileName == "/usr/bin/npm").ShouldBe(1);
    }

    [Fact]
    public async Task Progress_is_told_before_and_after_each_step()
    {
        using var project = TestProject.Python(disk).Program("python3");
        project.Trap.Run = _ =>
        {
            project.Environment();
            return new(ProcessEnd.Exited, 0, string.Empty, string.Empty);
        };
        var told = new Told();

        var result = await project.Bootstrap.RunAsync(new() { ProjectRoot = TestProject.Root }, told, CancellationToken.None);

        result.Outcome.ShouldBe(BootstrapOutcome.Completed);
        told.States.ShouldBe(["environment planned", "environment succeeded"]);
    }

    [Fact]
    public async Task Without_anything_to_run_it_is_done()
    {
        using var project = TestProject.Python(disk).Environment();

        var result = await RunAsync(project);

        (result.Outcome, result.Steps.Count).ShouldBe((BootstrapOutcome.Completed, 0));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task A_request_without_time_or_lines_is_misuse(int seconds, int lines)
    {
        using var project = TypeScript();
        var request = new BootstrapRequest { ProjectRoot = TestProject.Root, StepTimeout = TimeSpan.FromSeconds(seconds), OutputLines = lines };

        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await project.Bootstrap.RunAsync(request, progress: null, CancellationToken.None));
    }

    private static Task<BootstrapDocument> RunAsync(TestProject project) =>
        project.Bootstrap.RunAsync(new() { ProjectRoot = TestProject.Root }, progress: null, CancellationToken.None);

    private TestProject TypeScript() => TestProject.Node(disk, "dist/main.js").With("tsconfig.json", "{}").With("package-lock.json", "{}").Program("npm");

    private sealed class Told : IProgress<BootstrapStep>
    {
        public List<string> States { get; } = [];

        public void Report(BootstrapStep value) => States.Add($"{value.Kind} {value.State}");
    }
}

public sealed class BootstrapTestsOnVirtualDisk() : BootstrapTests(DiskKind.Virtual);

public sealed class BootstrapTestsOnRealDisk() : BootstrapTests(DiskKind.Real);

using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Processes;
using PluginKit.Testing.FaultInjection;

namespace PluginKit.Lifecycle.Tests.Diagnostics;

/// <summary>What a caller is told, and that telling never stands in the way.</summary>
public sealed class ProgressTests
{
    [Fact]
    public async Task A_plan_tells_of_source_manifest_and_clients_under_one_id()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(DiskKind.Virtual);
        var followed = new Followed();

        await Scenario.Of("add").PlanAsync(world, followed);

        followed.Stages.ShouldBe(
        [
            LifecycleStage.ReadingState, LifecycleStage.ResolvingSource, LifecycleStage.ComparingManifest, LifecycleStage.ObservingClient, LifecycleStage.ObservingClient,
        ]);
        followed.Events.Select(static progress => progress.OperationId).Distinct().ShouldHaveSingleItem().ShouldStartWith("plan-add-");
        followed.Events.ShouldAllBe(static progress => progress.Operation == "add" && progress.Message.Length > 0);
        followed.Events[0].IntegrationId.ShouldBeNull();
        followed.Events[^1].IntegrationId.ShouldBe("notes");
        followed.Events.Select(static progress => progress.TargetId).OfType<string>().ShouldBe(["pencil", "sketch"]);
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("update")]
    [InlineData("repair")]
    [InlineData("enable")]
    [InlineData("disable")]
    public async Task Every_plan_tells_which_client_it_looks_at(string operation)
    {
        using var world = await Scenario.Of(operation).ArrangeAsync(DiskKind.Virtual);
        var followed = new Followed();

        await Scenario.Of(operation).PlanAsync(world, followed);

        followed.Stages.Count(static stage => stage == LifecycleStage.ObservingClient).ShouldBe(2);
        followed.Stages.Contains(LifecycleStage.ResolvingSource).ShouldBe(operation == "update", "a repair has the package in the store");
        followed.Events.ShouldAllBe(progress => progress.Operation == operation && progress.IntegrationId == "notes" || progress.Stage == LifecycleStage.ReadingState);
    }

    [Fact]
    public async Task An_operation_has_one_id_from_its_first_event_to_its_result()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(DiskKind.Virtual);
        var plan = await Scenario.Of("add").PlanAsync(world);
        List<string> folders = [];
        var followed = new Followed(progress =>
        {
            if (progress.Stage == LifecycleStage.Applying)
            {
                folders.Add(Path.GetFileName(world.Disk.List(world.Operations).ShouldHaveSingleItem().Path));
            }
        });

        var result = await world.Lifecycle.ApplyAsync(plan, new() { Progress = followed });

        followed.Events.Select(static progress => progress.OperationId).Concat(folders).Distinct().ShouldBe([result.Report.OperationId]);
        var stages = followed.Stages.Where(static stage => stage != LifecycleStage.ObservingClient).Distinct();
        stages.ShouldBe(
        [
            LifecycleStage.CheckingPlan, LifecycleStage.ReadingState, LifecycleStage.ResolvingSource, LifecycleStage.ComparingManifest, LifecycleStage.Preparing,
            LifecycleStage.Applying, LifecycleStage.Verifying, LifecycleStage.Committing,
        ]);
        var steps = followed.Events.Where(static progress => progress is { StepCount: > 0, TargetId: "sketch" }).ToList();
        steps.Select(static progress => progress.Step).ShouldBe(Enumerable.Range(1, steps[0].StepCount));
        steps.ShouldAllBe(static progress => progress.Subject == progress.Message);
    }

    [Fact]
    public async Task What_is_undone_and_what_is_cleaned_up_is_told()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(DiskKind.Virtual);
        var removing = new Followed();
        await world.Lifecycle.ApplyAsync(await Scenario.Of("remove").PlanAsync(world), new() { Progress = removing });
        var failing = new Followed();
        world.Programs.Intercept = static request => request.Arguments is ["register", ..] ? new(ProcessEnd.Exited, 1, string.Empty, "no\n") : null;

        var result = await world.Lifecycle.ApplyAsync(await Scenario.Of("add").PlanAsync(world), new() { Progress = failing });

        result.Outcome.ShouldBe(Outcome.RolledBack);
        removing.Stages.ShouldContain(LifecycleStage.CleaningUp);
        failing.Stages.ShouldContain(LifecycleStage.RollingBack);
        failing.Stages.ShouldNotContain(LifecycleStage.Committing);
    }

    [Fact]
    public async Task A_recovered_operation_is_told_under_its_own_id()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(DiskKind.Virtual);
        using (var process = world.Reopen(static disk => new FaultyDisk(disk, Fault.CrashBefore(30))))
        {
            await Should.ThrowAsync<SimulatedCrashException>(async () => await process.Lifecycle.ApplyAsync(await Scenario.Of("add").PlanAsync(process)));
        }

        var open = (await world.Lifecycle.DoctorAsync(new())).OpenOperations.ShouldHaveSingleItem();
        var followed = new Followed();

        var recovered = await world.Lifecycle.RecoverAsync(new() { Progress = followed });

        recovered.Report.OperationId.ShouldBe(open.OperationId);
        var told = followed.Events.First(static progress => progress.Stage == LifecycleStage.Recovering);
        (told.OperationId, told.Operation, told.IntegrationId).ShouldBe((open.OperationId, "add", "notes"));
    }

    [Theory]
    [InlineData("add")]
    [InlineData("remove")]
    [InlineData("update")]
    [InlineData("repair")]
    [InlineData("enable")]
    [InlineData("disable")]
    public async Task A_receiver_that_throws_harms_nothing_and_is_logged_once(string operation)
    {
        var log = new CollectedLog();
        using var world = await Scenario.Of(operation).ArrangeAsync(DiskKind.Virtual);
        using var process = world.Reopen(change: services => services.AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(log));
        var broken = new Followed(static _ => throw new InvalidOperationException("the application's fault"));

        var result = await process.Lifecycle.ApplyAsync(await Scenario.Of(operation).PlanAsync(process, broken), new() { Progress = broken });

        result.Outcome.ShouldBe(Outcome.Applied);
        broken.Events.Count.ShouldBeGreaterThan(5);
        log.Ids.Count(static id => id == 1050).ShouldBe(2);
        log.Text.ShouldNotContain("the application's fault");
    }

    [Fact]
    public async Task Words_come_from_the_registered_formatter()
    {
        using var world = new World(DiskKind.Virtual, static services => services.AddSingleton<IProgressFormatter, Bavarian>());
        var followed = new Followed();

        await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes"), Progress = followed });

        followed.Events.ShouldAllBe(static progress => progress.Message == $"Jetz is {progress.Stage} dran");
    }

    [Fact]
    public async Task Doctor_and_list_tell_what_they_look_at()
    {
        using var world = await Scenario.Of("disable").ArrangeAsync(DiskKind.Virtual);
        var (list, doctor) = (new Followed(), new Followed());

        await world.Lifecycle.ListAsync(new() { Progress = list });
        await world.Lifecycle.DoctorAsync(new() { Progress = doctor });

        list.Stages.ShouldBe([LifecycleStage.ReadingState]);
        doctor.Stages.ShouldBe([LifecycleStage.ReadingState, LifecycleStage.ObservingClient, LifecycleStage.ObservingClient]);
    }

    [Fact]
    public async Task Credentials_of_a_reference_are_not_told()
    {
        using var world = new World(DiskKind.Virtual);
        var followed = new Followed();

        await world.Lifecycle.PlanAddAsync(new() { Source = "https://alice:hunter2@example.org/plugins.git?token=tiger", Progress = followed });

        var told = string.Join('\n', followed.Events);
        told.ShouldContain("https://example.org/plugins.git");
        told.ShouldNotContain("hunter2");
        told.ShouldNotContain("tiger");
    }

    private sealed class Bavarian : IProgressFormatter
    {
        public string Describe(LifecycleProgress progress) => $"Jetz is {progress.Stage} dran";
    }
}

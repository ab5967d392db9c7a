using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Processes;
using PluginKit.Testing.FaultInjection;

namespace PluginKit.Lifecycle.Tests.Diagnostics;

/// <summary>Log events, activities and instruments, under the names that the documentation has.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public void Every_log_event_has_its_own_id_in_the_documented_range()
    {
        var events = typeof(LifecycleLog).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(static method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().ToList();

        events.Count.ShouldBeGreaterThan(15);
        events.Select(static message => message.EventId).Distinct().Count().ShouldBe(events.Count);
        events.ShouldAllBe(static message => message.EventId >= 1000 && message.EventId < 1100);
    }

    [Fact]
    public async Task An_operation_is_logged_from_its_plan_to_its_end()
    {
        var (log, world) = Watched();
        using var _ = world;

        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") }));

        log.Category.ShouldBe("PluginKit.Lifecycle");
        log.Ids.Where(static id => id is not (1010 or 1014 or 1015)).ShouldBe([1040, 1000, 1004, 1004, 1001]);
        log.Ids.Count(static id => id == 1014).ShouldBe(2);
        log.Ids.Count(static id => id == 1010).ShouldBeGreaterThan(6);
        log.Events.Where(static logged => logged.Id.Id is 1000 or 1001 or 1010).ShouldAllBe(logged => logged.Text.Contains(result.Report.OperationId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_goes_wrong_is_logged_with_its_codes_and_without_its_words()
    {
        var (log, world) = Watched();
        using var _ = world;
        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") });
        world.Write(SketchAdapter.Settings(world.Home, "sketch"), "{\"env\":{\"API_TOKEN\":\"tiger-in-settings\"},\"enabled\":{\"other\":true}}\n");
        world.Programs.Intercept = static request => request.Arguments is ["register", ..] ? new(ProcessEnd.Exited, 1, "tiger-in-output", "tiger-in-error\n") : null;

        var failed = await world.Lifecycle.ApplyAsync(plan, new() { ReplanIfStale = true });
        var stale = await world.Lifecycle.ApplyAsync(plan);

        failed.Outcome.ShouldBe(Outcome.RolledBack);
        failed.Report.Targets.SelectMany(static target => target.Problems).ShouldContain(static problem => problem.Message.Contains("tiger-in-error", StringComparison.Ordinal));
        stale.Ok.ShouldBeFalse();
        log.Ids.ShouldContain(1011);
        log.Ids.ShouldContain(1012);
        log.Ids.ShouldContain(1002);
        log.Text.ShouldContain("client_command_failed");
        log.Text.ShouldNotContain("tiger");
        log.Text.ShouldNotContain(world.Root);
    }

    [Fact]
    public async Task A_stale_plan_a_lock_and_a_recovery_are_logged_and_counted()
    {
        var measures = new CollectedMeasures();
        var (log, world) = Watched(measures);
        using var _ = world;
        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") });
        using (var process = world.Reopen(static disk => new FaultyDisk(disk, Fault.CrashBefore(30))))
        {
            await Should.ThrowAsync<SimulatedCrashException>(() => process.Lifecycle.ApplyAsync(plan));
        }

        world.Package("notes", "2.0.0");
        using (world.Disk.TryLock(Path.Combine(world.Home, ".plugin-kit-ai", "pluginkit", "lock")).ShouldNotBeNull())
        {
            (await world.Lifecycle.ApplyAsync(plan, new() { LockTimeout = TimeSpan.Zero })).Ok.ShouldBeFalse();
        }

        (await world.Lifecycle.ApplyAsync(plan)).Ok.ShouldBeFalse();

        log.Ids.ShouldContain(1031);
        log.Ids.ShouldContain(1020);
        log.Ids.ShouldContain(1041);
        log.Text.ShouldContain("plan_stale");
        measures.Of("pluginkit.lifecycle.recoveries").ShouldBe(["pluginkit.operation=add pluginkit.outcome=rolled_back"]);
        measures.Of("pluginkit.lifecycle.lock.wait").ShouldBe(["pluginkit.operation=add pluginkit.outcome=refused", "pluginkit.operation=add pluginkit.outcome=taken"]);
    }

    [Fact]
    public async Task Operations_rollbacks_and_commands_are_measured()
    {
        var measures = new CollectedMeasures();
        var (_, world) = Watched(measures);
        using var disposed = world;
        var fails = true;
        world.Programs.Intercept = request => fails && request.Arguments is ["register", ..] ? new(ProcessEnd.TimedOut, -1, string.Empty, string.Empty) : null;
        var source = world.Package("notes", "1.0.0", "claude");

        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = source }));
        fails = false;
        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = source }));
        await world.Lifecycle.ListAsync(new());

        measures.Of("pluginkit.lifecycle.operations").ShouldBe(["pluginkit.operation=add pluginkit.outcome=rolled_back", "pluginkit.operation=add pluginkit.outcome=applied"]);
        measures.Of("pluginkit.lifecycle.operation.duration").Count.ShouldBe(2);
        measures.Of("pluginkit.lifecycle.rollbacks").ShouldBe(["pluginkit.target=sketch pluginkit.outcome=complete"]);
        measures.Of("pluginkit.lifecycle.client.command.duration").ShouldContain("pluginkit.program=sketch pluginkit.purpose=change pluginkit.outcome=timed_out");
        measures.Of("pluginkit.lifecycle.client.command.duration").ShouldContain("pluginkit.program=sketch pluginkit.purpose=version pluginkit.outcome=succeeded");
        measures.Of("pluginkit.lifecycle.plan.duration").ShouldContain("pluginkit.operation=list pluginkit.outcome=ok");
        measures.All.Where(static measured => measured.Name.EndsWith("duration", StringComparison.Ordinal) || measured.Name.EndsWith("wait", StringComparison.Ordinal))
            .ShouldAllBe(static measured => measured.Unit == "s");
    }

    [Fact]
    public async Task Activities_nest_under_the_operation()
    {
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == LifecycleDiagnostics.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var world = new World(DiskKind.Virtual);
        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes", "1.0.0", "claude") }));

        var mine = stopped.Where(activity => Equals(activity.GetTagItem("pluginkit.operation_id"), result.Report.OperationId)).ToList();
        var apply = mine.Single(static activity => activity.OperationName == "pluginkit.lifecycle.apply");
        var target = mine.Single(static activity => activity.OperationName == "pluginkit.lifecycle.target");
        (apply.GetTagItem("pluginkit.operation"), apply.GetTagItem("pluginkit.outcome"), apply.Status).ShouldBe(("add", "applied", ActivityStatusCode.Ok));
        (target.ParentSpanId, target.GetTagItem("pluginkit.target")).ShouldBe((apply.SpanId, "sketch"));
        var steps = mine.Where(static activity => activity.OperationName == "pluginkit.lifecycle.step").ToList();
        steps.Count.ShouldBeGreaterThan(3);
        steps.ShouldAllBe(step => step.ParentSpanId == target.SpanId);
    }

    [Fact]
    public async Task Without_log_meter_and_listener_everything_works()
    {
        using var world = new World(DiskKind.Virtual);
        world.Service<LifecycleTelemetry>().ShouldNotBeNull();

        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") }))).Outcome.ShouldBe(Outcome.Applied);
    }

    private static (CollectedLog Log, World World) Watched(CollectedMeasures? measures = null)
    {
        var log = new CollectedLog();
        return (log, new(DiskKind.Virtual, services =>
        {
            services.AddSingleton<ILoggerFactory>(log);
            if (measures is not null)
            {
                services.AddSingleton<IMeterFactory>(measures);
            }
        }));
    }
}

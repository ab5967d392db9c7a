using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Tests.Diagnostics;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Limits;

/// <summary>A limit that is reached is an answer; the caller's own cancellation is an exception. The clock is the tests'.</summary>
public sealed class TimeLimitTests
{
    [Theory]
    [InlineData("remove", "LifecycleOptions.LocalViewTimeout", 30)]
    [InlineData("enable", "LifecycleOptions.LocalViewTimeout", 30)]
    [InlineData("disable", "LifecycleOptions.LocalViewTimeout", 30)]
    [InlineData("add", "LifecycleOptions.SourcePlanTimeout", 300)]
    [InlineData("update", "LifecycleOptions.SourcePlanTimeout", 300)]
    [InlineData("repair", "LifecycleOptions.SourcePlanTimeout", 300)]
    public async Task A_plan_that_takes_too_long_names_stage_limit_and_option(string operation, string option, int seconds)
    {
        using var world = await Scenario.Of(operation).ArrangeAsync(DiskKind.Virtual);
        using var process = Slow(world, _ => TimeSpan.FromSeconds(seconds));
        var before = WorldImage.Of(world);

        var plan = await Scenario.Of(operation).PlanAsync(process);

        plan.IsApplicable.ShouldBeFalse();
        plan.Document.Ok.ShouldBeFalse();
        var problem = plan.Document.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ProblemCodes.TimedOut);
        problem.Details.ShouldBe(new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["limit_seconds"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["option"] = option,
            ["stage"] = "observing_client",
        });
        problem.Message.ShouldContain(option);
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task A_plan_just_within_its_limit_is_a_plan()
    {
        using var world = await Scenario.Of("disable").ArrangeAsync(DiskKind.Virtual);
        using var process = world.Reopen(change: WatchedAdapter.Instead((_, _) =>
        {
            world.Clock.Advance(TimeSpan.FromSeconds(7));
            return ValueTask.CompletedTask;
        }));

        // Four answers of seven seconds each.
        (await Scenario.Of("disable").PlanAsync(process)).IsApplicable.ShouldBeTrue();
        (await process.Lifecycle.PlanDisableAsync(new() { IntegrationId = "notes", TimeLimit = TimeSpan.FromSeconds(20) }))
            .Document.Problems.ShouldHaveSingleItem().Details!["option"].ShouldBe("TimeLimit");
    }

    [Fact]
    public async Task Doctor_that_takes_too_long_says_so_as_a_report()
    {
        using var world = await Scenario.Of("disable").ArrangeAsync(DiskKind.Virtual);
        using var process = Slow(world, _ => TimeSpan.FromSeconds(30));

        var report = await process.Lifecycle.DoctorAsync(new() { IntegrationId = "notes" });

        (report.Ok, report.IssueCount, report.RequestedIntegrationId).ShouldBe((false, 1, "notes"));
        report.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.TimedOut);
        (await world.Lifecycle.ListAsync(new())).ManagedEntries.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_adapter_that_ignores_its_token_is_left_behind()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(DiskKind.Virtual);
        var gate = new TaskCompletionSource();
        using var process = world.Reopen(change: WatchedAdapter.Instead((_, _) => new(gate.Task)));

        var planning = Scenario.Of("remove").PlanAsync(process);
        await Passing(world, planning);

        (await planning).Document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.TimedOut);
        gate.SetResult();
    }

    [Fact]
    public async Task A_plan_that_cannot_be_checked_in_time_is_not_applied()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(DiskKind.Virtual);
        var before = WorldImage.Of(world);
        var plan = await Scenario.Of("add").PlanAsync(world);
        using var process = Slow(world, _ => TimeSpan.FromMinutes(5));

        var result = await process.Lifecycle.ApplyAsync(plan);

        result.Outcome.ShouldBe(Outcome.Failed);
        result.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.TimedOut);
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
        (await world.Lifecycle.ApplyAsync(plan, new() { LockTimeout = TimeSpan.Zero })).Outcome.ShouldBe(Outcome.Applied);
    }

    [Fact]
    public async Task The_callers_cancellation_is_no_time_limit()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(DiskKind.Virtual);
        using var source = new CancellationTokenSource();
        using var process = world.Reopen(change: WatchedAdapter.Instead(async (_, token) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        }));

        var exception = await Should.ThrowAsync<OperationCanceledException>(() => Scenario.Of("remove").PlanAsync(process, token: source.Token));

        exception.CancellationToken.ShouldBe(source.Token);
    }

    /// <summary>A world whose adapters need longer than they have, and stop when they are asked to.</summary>
    private static World Slow(World world, Func<string, TimeSpan> duration) => world.Reopen(change: WatchedAdapter.Instead(async (what, token) =>
    {
        world.Clock.Advance(duration(what));
        await Task.Delay(Timeout.InfiniteTimeSpan, token);
    }));

    private static async Task Passing(World world, Task<LifecyclePlan> planning)
    {
        while (!planning.IsCompleted)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}

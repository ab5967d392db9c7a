using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Testing.FaultInjection;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>The end of a journal that was not flushed when the power went.</summary>
public abstract class LostTailSuite(DiskKind kind)
{
    [Theory]
    [InlineData("{\"kind\":\"step_en")]
    [InlineData("\0\0\0\0")]
    [InlineData("\0\0\0\0\n")]
    [InlineData("\0\0\"}\n\0\0\0\"}\n")]
    [InlineData("\0\0\"}\n{\"kind\":")]
    public async Task What_came_back_of_unflushed_lines_is_no_obstacle_to_recovery(string tail)
    {
        var scenario = Scenario.Of("add");
        var reference = await CrashRun.ReferenceAsync(scenario, kind);
        var failures = new List<string>();
        using var run = await CrashRun.StartAsync(scenario, kind, Fault.CrashAfter(reference.Count / 2));
        run.AppendToJournals(tail);

        await run.CheckAsync(reference, failures);

        failures.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"kind\":\"step_ended\"\n")]
    [InlineData("{\"no\":\"kind\"}\n")]
    [InlineData("{\"kind\":\"of a newer version\"}\n")]
    public async Task A_line_that_is_broken_otherwise_stops_recovery_and_everything_stays_as_it_is(string line)
    {
        var scenario = Scenario.Of("add");
        var reference = await CrashRun.ReferenceAsync(scenario, kind);
        var failures = new List<string>();
        using var run = await CrashRun.StartAsync(scenario, kind, Fault.CrashAfter(reference.Count / 2));
        run.AppendToJournals(line);

        await run.CheckAsync(reference, failures);

        failures.ShouldContain(static failure => failure.Contains("journal_unreadable", StringComparison.Ordinal));
    }
}

public sealed class LostTailOnVirtualDisk() : LostTailSuite(DiskKind.Virtual);

public sealed class LostTailOnRealDisk() : LostTailSuite(DiskKind.Real);

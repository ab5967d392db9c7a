using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Testing.FaultInjection;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>
/// The power fails at any operation; of what was not flushed, anything may be gone. Another process recovers (R-01, R-02, R-15, crash matrix). The
/// virtual disk alone can tell what was not flushed.
/// </summary>
public sealed class PowerLossMatrixTests
{
    public static TheoryData<string> Kinds => [.. OperationKinds.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task After_a_power_failure_anywhere_recovery_leaves_the_disk_as_before_or_as_after(string operation)
    {
        var scenario = Scenario.Of(operation);
        var reference = await CrashRun.ReferenceAsync(scenario, DiskKind.Virtual);
        using var run = await PowerLossRun.RecordAsync(scenario, new());
        var failures = new List<string>();
        var position = 0;
        foreach (var moment in run.Moments.Where(moment => moment.IsAcknowledged || Sampling.IsChosen(position++, 23)))
        {
            await run.CheckAsync(moment, reference, failures, again: Sampling.IsChosen(position, 12, fullStep: 4));
        }

        failures.ShouldBeEmpty(Told(failures));
        CrashMatrixPage.Compare(operation, reference.Count, run.Flushes, run.Moments.Count);
    }

    /// <summary>What a process that is gone did not flush, the next one takes for done. It must not take it for durable.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_recovery_found_done_by_a_killed_process_survives_a_power_failure_too(string operation)
    {
        var scenario = Scenario.Of(operation);
        var reference = await CrashRun.ReferenceAsync(scenario, DiskKind.Virtual);
        var failures = new List<string>();
        foreach (var number in Sampling.Of(reference.Count, DiskKind.Virtual, virtualStep: 19))
        {
            using var run = await CrashRun.StartAsync(scenario, DiskKind.Virtual, Fault.CrashAfter(number), isWatched: true);
            await run.CheckWithoutPowerAsync(reference, failures);
        }

        failures.ShouldBeEmpty(Told(failures));
    }

    private static string Told(List<string> failures) => $"{failures.Count} failures\n" + string.Join("\n\n", failures.Take(8).Select(static failure => failure.Replace('\0', '0')));
}

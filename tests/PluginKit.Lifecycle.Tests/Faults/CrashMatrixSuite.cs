using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Testing.FaultInjection;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>The process ends at any operation on the disk; another process recovers (R-01, R-02, R-11, crash matrix).</summary>
public abstract class CrashMatrixSuite(DiskKind kind)
{
    public static TheoryData<string> Kinds => [.. OperationKinds.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task After_a_crash_anywhere_recovery_leaves_the_disk_as_before_or_as_after(string operation)
    {
        var scenario = Scenario.Of(operation);
        var reference = await CrashRun.ReferenceAsync(scenario, kind);
        var failures = new List<string>();
        foreach (var number in Sampling.Of(reference.Count, kind))
        {
            foreach (var fault in new[] { Fault.CrashBefore(number), Fault.CrashAfter(number), Fault.CrashDuring(number) })
            {
                using var run = await CrashRun.StartAsync(scenario, kind, fault);
                await run.CheckAsync(reference, failures);
            }
        }

        failures.ShouldBeEmpty(string.Join("\n\n", failures.Take(8)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_crash_during_recovery_is_no_other_case(string operation)
    {
        var scenario = Scenario.Of(operation);
        var reference = await CrashRun.ReferenceAsync(scenario, kind);
        var failures = new List<string>();
        foreach (var number in Sampling.Of(reference.Count, kind, virtualStep: 17, realStep: 71))
        {
            using var crashed = await CrashRun.StartAsync(scenario, kind, Fault.CrashBefore(number));
            var operations = await crashed.CountRecoveryAsync();

            // One crash after another is a matrix of many thousand pairs: of a full one each row takes every third recovery, the next row the next ones.
            foreach (var second in Sampling.Of(operations, kind, virtualStep: 7, realStep: 41, fullStep: 3, offset: number))
            {
                using var run = await crashed.AgainAsync();
                await run.CrashDuringRecoveryAsync(Fault.CrashAfter(second));
                await run.CheckAsync(reference, failures);
            }
        }

        failures.ShouldBeEmpty(string.Join("\n\n", failures.Take(8)));
    }
}

public sealed class CrashMatrixOnVirtualDisk() : CrashMatrixSuite(DiskKind.Virtual);

public sealed class CrashMatrixOnRealDisk() : CrashMatrixSuite(DiskKind.Real);

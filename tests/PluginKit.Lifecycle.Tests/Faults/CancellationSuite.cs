using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Testing.FaultInjection;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>Somebody cancels at any operation .</summary>
public abstract class CancellationSuite(DiskKind kind)
{
    public static TheoryData<string> Kinds => [.. OperationKinds.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Cancelling_undoes_everything_until_the_commit_and_nothing_after_it(string operation)
    {
        var scenario = Scenario.Of(operation);
        var reference = await CrashRun.ReferenceAsync(scenario, kind);
        var (cancelled, finished) = (0, 0);
        var numbers = Sampling.Of(reference.Count, kind).Append(reference.Count).ToList();
        foreach (var number in numbers)
        {
            using var world = await scenario.ArrangeAsync(kind);
            using var source = new CancellationTokenSource();
            using var process = world.Reopen(disk => new FaultyDisk(disk, Fault.Cancel(number, source)));
            try
            {
                var result = await scenario.RunAsync(process, new() { LockTimeout = TimeSpan.Zero }, source.Token);
                if (result.Outcome != Outcome.Applied)
                {
                    // Only a batch can stop on the way, between two integrations, and says so.
                    result.Outcome.ShouldBe(Outcome.PartialSuccess, $"{operation} {number}");
                    result.Reports.ShouldContain(static report => report.Problems.Any(static problem => problem.Code == ProblemCodes.BatchCancelled));
                    reference.Stages.ContainsKey(CrashRun.StateText(world)!).ShouldBeTrue();
                }

                WorldImage.Difference(reference.Expected(CrashRun.StateText(world)), WorldImage.Of(world)).ShouldBe(string.Empty, $"{operation} {number}");
                finished++;
            }
            catch (OperationCanceledException)
            {
                WorldImage.Difference(reference.Before, WorldImage.Of(world)).ShouldBe(string.Empty, $"{operation} {number}");
                cancelled++;
            }

            (await world.Lifecycle.DoctorAsync(new())).OpenOperations.ShouldBeEmpty();
        }

        cancelled.ShouldBeGreaterThan(0);
        finished.ShouldBeGreaterThan(0);
    }
}

public sealed class CancellationOnVirtualDisk() : CancellationSuite(DiskKind.Virtual);

public sealed class CancellationOnRealDisk() : CancellationSuite(DiskKind.Real);

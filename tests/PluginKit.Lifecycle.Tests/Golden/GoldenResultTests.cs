using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Clients;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Processes;

namespace PluginKit.Lifecycle.Tests.Golden;

/// <summary>What applications are given for every outcome of a mutation, byte for byte.</summary>
public sealed class GoldenResultTests
{
    [Theory]
    [InlineData("add")]
    [InlineData("update")]
    [InlineData("remove")]
    [InlineData("repair")]
    [InlineData("enable")]
    [InlineData("disable")]
    [InlineData("adopt")]
    [InlineData("dropped")]
    [InlineData("batch")]
    [InlineData("rollback")]
    public async Task Applied(string operation)
    {
        var scenario = Scenario.Of(operation);
        using var world = await scenario.ArrangeAsync(DiskKind.Virtual);

        var result = await world.Lifecycle.ApplyAsync(await scenario.PlanAsync(world));

        result.Outcome.ShouldBe(Outcome.Applied);
        GoldenDocument.ShouldBe($"result-{operation}-applied", result, world);
    }

    [Theory]
    [InlineData("update", "partial_success")]
    [InlineData("batch", "partial_success")]
    [InlineData("adopt", "partial_success")]
    public async Task Some_of_it(string operation, string outcome)
    {
        var scenario = Scenario.Of(operation);
        using var world = await scenario.ArrangeAsync(DiskKind.Virtual);
        world.Programs.Intercept = static request => Is(request, "refresh") || Is(request, "forget") ? new(ProcessEnd.Exited, 1, string.Empty, "no\n")
            : null;

        var result = await world.Lifecycle.ApplyAsync(await scenario.PlanAsync(world));

        result.Outcome.Value.ShouldBe(outcome);
        GoldenDocument.ShouldBe($"result-{operation}-partial", result, world);
    }

    [Fact]
    public async Task Rolled_back_failed_and_degraded()
    {
        var scenario = Scenario.Of("update", "sketch");
        using var world = await scenario.ArrangeAsync(DiskKind.Virtual);
        world.Programs.Intercept = static request => Is(request, "refresh") ? new(ProcessEnd.Exited, 1, string.Empty, "no\n") : null;

        GoldenDocument.ShouldBe("result-update-rolled-back", await world.Lifecycle.ApplyAsync(await scenario.PlanAsync(world)), world);
        var stale = await scenario.PlanAsync(world);
        world.Package("notes", "1.2.0");
        GoldenDocument.ShouldBe("result-update-failed", await world.Lifecycle.ApplyAsync(stale), world);
        var pointer = Path.Combine(world.Owned("sketch"), "current");
        var progress = new Interruption("rollback", () => world.Write(pointer, "somebody's"), afterwards: true);
        GoldenDocument.ShouldBe("result-update-degraded", await world.Lifecycle.ApplyAsync(await scenario.PlanAsync(world), new() { Progress = progress }), world);
        GoldenDocument.ShouldBe("doctor-after-degraded", await world.Lifecycle.DoctorAsync(new()), world);
        world.Programs.Intercept = null;
        GoldenDocument.ShouldBe("result-recover", await world.Lifecycle.RecoverAsync(), world);
    }

    [Fact]
    public async Task Acknowledged()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(DiskKind.Virtual);

        GoldenDocument.ShouldBe("result-acknowledge", await world.Lifecycle.AcknowledgeAsync("notes"), world);
    }

    private static bool Is(ProcessRequest request, string verb) => request.Arguments[0] == verb && request.FileName.EndsWith("sketch", StringComparison.Ordinal);
}

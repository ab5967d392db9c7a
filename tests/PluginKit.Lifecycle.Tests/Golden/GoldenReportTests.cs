using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Faults;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Processes;
using PluginKit.Testing.FaultInjection;

namespace PluginKit.Lifecycle.Tests.Golden;

/// <summary>What applications are given for list, doctor, outdated and every plan, good and bad, byte for byte.</summary>
public sealed class GoldenReportTests
{
    [Fact]
    public async Task Managed_list()
    {
        using var world = await Scenario.Of("batch").ArrangeAsync(DiskKind.Virtual);

        GoldenDocument.ShouldBe("managed-list", await world.Lifecycle.ListAsync(new()), world);
        world.Write(world.StateFile, "{ \"schema_version\": 9 }");
        GoldenDocument.ShouldBe("managed-list-newer-state", await world.Lifecycle.ListAsync(new()), world);
    }

    [Fact]
    public async Task Doctor_healthy_and_degraded()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(DiskKind.Virtual);

        GoldenDocument.ShouldBe("doctor-healthy", await world.Lifecycle.DoctorAsync(new()), world);
        Scenario.Damage(world);
        GoldenDocument.ShouldBe("doctor-degraded", await world.Lifecycle.DoctorAsync(new() { VerifyContent = true }), world);
    }

    [Fact]
    public async Task Doctor_with_an_interrupted_operation()
    {
        var scenario = Scenario.Of("update");
        var reference = await CrashRun.ReferenceAsync(scenario, DiskKind.Virtual);
        using var world = await scenario.ArrangeAsync(DiskKind.Virtual);
        using var process = world.Reopen(disk => new FaultyDisk(disk, Fault.CrashBefore(reference.Count / 2)));
        await Should.ThrowAsync<SimulatedCrashException>(async () => await process.Lifecycle.ApplyAsync(await scenario.PlanAsync(process)));
        using var next = world.Reopen();

        GoldenDocument.ShouldBe("doctor-interrupted", await next.Lifecycle.DoctorAsync(new()), world);
    }

    [Fact]
    public async Task Verify_of_what_is_as_recorded_and_of_what_is_not()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(DiskKind.Virtual);

        GoldenDocument.ShouldBe("verify", await world.Lifecycle.VerifyAsync(new()), world);
        world.Write(Path.Combine(world.Generation("pencil"), "extra.txt"), "not ours\n");
        world.Disk.DeleteFile(Path.Combine(world.Generation("sketch"), ".mcp.json"));
        GoldenDocument.ShouldBe("verify-differences", await world.Lifecycle.VerifyAsync(new()), world);
    }

    [Fact]
    public async Task Outdated()
    {
        using var world = await Scenario.Of("batch").ArrangeAsync(DiskKind.Virtual);
        world.Package("notes", "0.9.0", "claude");
        world.Disk.DeleteFile(Path.Combine(world.Root, "packages", "extra", "plugin", "plugin.yaml"));

        GoldenDocument.ShouldBe("outdated", await world.Lifecycle.OutdatedAsync(new()), world);
        GoldenDocument.ShouldBe("outdated-not-managed", await world.Lifecycle.OutdatedAsync(new() { IntegrationIds = ["absent"] }), world);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("update")]
    [InlineData("remove")]
    [InlineData("repair")]
    [InlineData("enable")]
    [InlineData("disable")]
    [InlineData("rollback")]
    public async Task Plans_that_can_be_applied(string operation)
    {
        var scenario = Scenario.Of(operation, "sketch");
        using var world = await scenario.ArrangeAsync(DiskKind.Virtual);

        GoldenDocument.ShouldBe($"plan-{operation}", (await scenario.PlanAsync(world)).Document, world);
    }

    [Fact]
    public async Task Plans_with_new_and_dropped_targets()
    {
        using var world = await Scenario.Of("adopt").ArrangeAsync(DiskKind.Virtual);
        using var lost = await Scenario.Of("dropped").ArrangeAsync(DiskKind.Virtual);
        using var batch = await Scenario.Of("batch").ArrangeAsync(DiskKind.Virtual);
        batch.Disk.DeleteFile(Path.Combine(batch.Root, "packages", "notes", "plugin", "plugin.yaml"));

        GoldenDocument.ShouldBe("plan-update-adopted-auto", await UpdateAsync(world, new() { IntegrationId = "notes", AdoptNewTargets = "auto" }), world);
        GoldenDocument.ShouldBe("plan-update-adopted-manual", await UpdateAsync(world, new() { IntegrationId = "notes" }), world);
        GoldenDocument.ShouldBe("plan-update-dropped", await UpdateAsync(lost, new() { IntegrationId = "notes" }), lost);
        GoldenDocument.ShouldBe("plan-update-dropped-removed", await UpdateAsync(lost, new() { IntegrationId = "notes", RemoveDroppedTargets = true }), lost);
        GoldenDocument.ShouldBe("plan-update-batch", (await batch.Lifecycle.PlanUpdateManyAsync(new())).Document, batch);
    }

    [Fact]
    public async Task Plans_that_are_refused_or_blocked()
    {
        using var world = await Scenario.Of("update").ArrangeAsync(DiskKind.Virtual);
        GoldenDocument.ShouldBe("plan-add-refused", (await world.Lifecycle.PlanAddAsync(new() { Source = Path.Combine(world.Root, "absent") })).Document, world);
        GoldenDocument.ShouldBe("plan-remove-refused", (await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "absent" })).Document, world);
        world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{\"notes\":\"/elsewhere\",\"draft\":\"/elsewhere\"}\n");
        world.Write(SketchAdapter.Registry(world.Home, "pencil"), "no JSON");
        foreach (var operation in new[] { "update", "remove", "repair", "enable", "disable" })
        {
            GoldenDocument.ShouldBe($"plan-{operation}-blocked", (await Scenario.Of(operation).PlanAsync(world)).Document, world);
        }

        GoldenDocument.ShouldBe("plan-add-blocked", (await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("draft") })).Document, world);
    }

    private static async Task<Contracts.Documents.ReportDocument> UpdateAsync(World world, UpdateRequest request) =>
        (await world.Lifecycle.PlanUpdateAsync(request)).Document;
}

using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Testing.Observation;

namespace PluginKit.Lifecycle.Tests.Store;

/// <summary>Verify: disk against record, by digest .</summary>
public abstract class VerificationSuite(DiskKind kind)
{
    [Fact]
    public async Task What_was_installed_verifies_and_nothing_is_written_or_started()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var started = 0;
        using var process = world.Reopen(static disk => new RecordingDisk(disk) { ForbidWrites = true });
        process.Programs.Intercept = _ =>
        {
            started++;
            return null;
        };
        var before = WorldImage.Of(world);

        var report = await process.Lifecycle.VerifyAsync(new());

        report.ReportKind.ShouldBe(ReportKind.Verify);
        report.IssueCount.ShouldBe(0);
        report.ManagedEntries.ShouldHaveSingleItem().HealthState.ShouldBe(HealthState.Healthy);
        started.ShouldBe(0);
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task The_files_that_differ_are_named()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var generation = world.Generation("sketch");
        world.Write(Path.Combine(generation, ".mcp.json"), "{}\n");
        world.Write(Path.Combine(generation, "mine.txt"), "mine\n");

        var report = await world.Lifecycle.VerifyAsync(new() { IntegrationId = "notes" });

        report.Ok.ShouldBeFalse();
        report.IssueCount.ShouldBe(1);
        var problem = report.ManagedEntries[0].Targets.Single(static target => target.TargetId == "sketch").Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ProblemCodes.TargetContentDrift);
        problem.Path.ShouldBe(generation);
        problem.Details!["changed"].ShouldBe(".mcp.json");
        problem.Details["added"].ShouldBe("mine.txt");
        problem.Details.ContainsKey("missing").ShouldBeFalse();
    }

    [Fact]
    public async Task A_state_that_tells_another_revision_than_receipt_and_package_is_found()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        world.Write(world.StateFile, world.Read(world.StateFile).Replace("\"1.0.0\"", "\"9.0.0\"", StringComparison.Ordinal));

        var report = await world.Lifecycle.VerifyAsync(new());

        var problem = report.ManagedEntries[0].Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ProblemCodes.RevisionMismatch);
        problem.Details!.Keys.ShouldBe(["package_version", "version"]);
        report.IssueCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_verification_stops()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => world.Lifecycle.VerifyAsync(new(), source.Token));
    }
}

public sealed class VerificationOnVirtualDisk() : VerificationSuite(DiskKind.Virtual);

public sealed class VerificationOnRealDisk() : VerificationSuite(DiskKind.Real);

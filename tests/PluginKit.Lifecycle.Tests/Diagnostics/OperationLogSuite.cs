using System.Text;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Testing.FaultInjection;
using PluginKit.Testing.Observation;

namespace PluginKit.Lifecycle.Tests.Diagnostics;

/// <summary>One line for every operation that ended, and nothing that could harm one.</summary>
public abstract class OperationLogSuite(DiskKind kind)
{
    [Theory]
    [InlineData("add")]
    [InlineData("remove")]
    [InlineData("update")]
    [InlineData("repair")]
    [InlineData("enable")]
    [InlineData("disable")]
    public async Task An_operation_is_one_line_with_the_digests_of_what_it_changed(string operation)
    {
        using var world = await Scenario.Of(operation).ArrangeAsync(kind);
        var path = operation == "update" ? Path.Combine(world.Owned("sketch"), "current") : SketchAdapter.Settings(world.Home, "sketch");
        var (stateBefore, fileBefore) = (Digest(world, world.StateFile), Digest(world, path));
        var earlier = (await ReadAsync(world)).Entries.Count;

        var result = await world.Lifecycle.ApplyAsync(await Scenario.Of(operation).PlanAsync(world));

        var read = await ReadAsync(world);
        read.Entries.Count.ShouldBe(earlier + 1);
        var entry = read.Entries[0];
        (entry.OperationId, entry.Operation, entry.IntegrationId, entry.Outcome, entry.Scope).ShouldBe((result.Report.OperationId, operation, "notes", Outcome.Applied, InstallScope.User));
        (entry.StateDigestBefore, entry.StateDigestAfter).ShouldBe((stateBefore, Digest(world, world.StateFile)));
        entry.Targets.Select(static target => (target.TargetId, target.Outcome)).ShouldBe([("pencil", TargetOutcome.Applied), ("sketch", TargetOutcome.Applied)], ignoreOrder: true);
        entry.StartedAt.ShouldBe(world.Clock.UtcNow);
        var file = entry.Files.Single(file => file.Path == path);
        (file.DigestBefore, file.DigestAfter).ShouldBe((fileBefore, Digest(world, path)));
        entry.Files.ShouldAllBe(static changed => changed.DigestBefore != changed.DigestAfter);
        world.Read(Log(world)).ShouldNotContain("theme", customMessage: "a file's content is in the log");
    }

    [Fact]
    public async Task A_collection_is_one_line_and_one_with_nothing_to_delete_is_none()
    {
        using var world = await Scenario.Of("collect").ArrangeAsync(kind);
        var earlier = (await ReadAsync(world)).Entries.Count;

        var collected = await world.Lifecycle.CollectAsync();

        var entry = (await ReadAsync(world)).Entries[0];
        (entry.OperationId, entry.Operation, entry.IntegrationId, entry.Outcome).ShouldBe((collected.OperationId, "collect", string.Empty, Outcome.Applied));
        entry.Targets.ShouldHaveSingleItem().Outcome.ShouldBe(TargetOutcome.Applied);
        entry.StateDigestAfter.ShouldBe(entry.StateDigestBefore);
        entry.Files.ShouldHaveSingleItem().Path.ShouldEndWith("gone.json");
        await world.Lifecycle.CollectAsync();
        (await ReadAsync(world)).Entries.Count.ShouldBe(earlier + 1);
    }

    [Fact]
    public async Task An_acknowledgement_is_one_line_and_one_of_nothing_is_none()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var earlier = (await ReadAsync(world)).Entries.Count;

        var told = await world.Lifecycle.AcknowledgeAsync("notes", ["sketch"]);
        await world.Lifecycle.AcknowledgeAsync("absent");

        var entries = (await ReadAsync(world)).Entries;
        entries.Count.ShouldBe(earlier + 1);
        (entries[0].OperationId, entries[0].Operation, entries[0].IntegrationId, entries[0].Outcome).ShouldBe((told.Report.OperationId, "acknowledge", "notes", Outcome.Applied));
        entries[0].OperationId.ShouldNotBeEmpty();
        entries[0].Targets.Select(static target => (target.TargetId, target.Outcome)).ShouldBe([("sketch", TargetOutcome.Applied)]);
        entries[0].Files.ShouldHaveSingleItem().Path.ShouldEndWith("checks.json");
    }

    [Fact]
    public async Task An_acknowledgement_counts_also_where_the_log_cannot_be_written()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        using var process = world.Reopen(static disk => new InterleavedDisk(disk, static operation =>
        {
            if (operation.IsWrite && operation.Path.EndsWith("operations.jsonl", StringComparison.Ordinal))
            {
                throw new IOException("not now");
            }
        }));

        var told = await process.Lifecycle.AcknowledgeAsync("notes");

        told.Outcome.ShouldBe(Outcome.Applied);
        told.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.OperationLogUnavailable);
        (await process.Lifecycle.AcknowledgeAsync("notes")).Outcome.ShouldBe(Outcome.Applied);
    }

    [Fact]
    public async Task What_changes_nothing_writes_nothing()
    {
        using var world = await Scenario.Of("enable").ArrangeAsync(kind);
        await world.Lifecycle.ApplyAsync(await Scenario.Of("enable").PlanAsync(world));
        var before = world.Snapshot();

        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }))).Outcome.ShouldBe(Outcome.Applied);
        await world.Lifecycle.DoctorAsync(new());
        await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "notes" });
        await ReadAsync(world);

        world.Snapshot().ChangesSince(before).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task A_failure_a_cancellation_and_a_recovery_are_in_it()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        world.Programs.Intercept = static request => request.Arguments is ["register", ..] ? new(ProcessEnd.Exited, 1, string.Empty, "no\n") : null;
        await world.Lifecycle.ApplyAsync(await Scenario.Of("add").PlanAsync(world));
        world.Programs.Intercept = null;
        using var source = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () => await world.Lifecycle.ApplyAsync(
            await Scenario.Of("add").PlanAsync(world), new() { Progress = new Followed(_ => source.Cancel()) }, source.Token));
        using (var process = world.Reopen(static disk => new FaultyDisk(disk, Fault.CrashBefore(30))))
        {
            await Should.ThrowAsync<SimulatedCrashException>(async () => await process.Lifecycle.ApplyAsync(await Scenario.Of("add").PlanAsync(process)));
        }

        await world.Lifecycle.RecoverAsync();

        var entries = (await ReadAsync(world)).Entries;
        entries.Select(static entry => (entry.Outcome, entry.Cancelled, entry.Recovered)).ShouldBe(
            [(Outcome.RolledBack, false, true), (Outcome.RolledBack, false, false)]);
        entries[1].ProblemCodes.ShouldContain(ProblemCodes.ClientCommandFailed);
    }

    [Fact]
    public async Task An_operation_that_was_cancelled_on_its_way_says_so()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        using var source = new CancellationTokenSource();
        var cancelling = new Followed(progress =>
        {
            if (progress.Stage == LifecycleStage.Verifying)
            {
                source.Cancel();
            }
        });

        await Should.ThrowAsync<OperationCanceledException>(async () => await world.Lifecycle.ApplyAsync(
            await Scenario.Of("add").PlanAsync(world), new() { Progress = cancelling }, source.Token));

        var entry = (await ReadAsync(world)).Entries.ShouldHaveSingleItem();
        (entry.Outcome, entry.Cancelled, entry.StateDigestBefore, entry.StateDigestAfter).ShouldBe((Outcome.RolledBack, true, null, null));
        entry.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_torn_line_costs_nobody_else_a_line()
    {
        using var world = await Scenario.Of("disable").ArrangeAsync(kind);
        var whole = world.Read(Log(world));
        world.Write(Log(world), whole + whole[..(whole.Length / 2)]);

        (await ReadAsync(world)).Entries.Count.ShouldBe(1);
        await world.Lifecycle.ApplyAsync(await Scenario.Of("disable").PlanAsync(world));

        var read = await ReadAsync(world);
        read.Entries.Select(static entry => entry.Operation).ShouldBe(["disable", "add"]);
        read.SkippedLines.ShouldBe(1);
        read.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_full_log_takes_the_place_of_the_older_one()
    {
        using var world = await Scenario.Of("enable").ArrangeAsync(kind);
        var older = Path.Combine(Path.GetDirectoryName(Log(world))!, "operations.1.jsonl");
        var lines = world.Read(Log(world));
        world.Write(older, "an earlier file\n");
        world.Write(Log(world), lines + new string(' ', OperationLog.RotateAt) + "\n");

        await world.Lifecycle.ApplyAsync(await Scenario.Of("enable").PlanAsync(world));

        world.Read(older).ShouldStartWith(lines);
        world.Disk.List(Path.GetDirectoryName(Log(world))!).Select(static entry => entry.Name).ShouldBe(["operations.1.jsonl", "operations.jsonl"], ignoreOrder: true);
        (await ReadAsync(world)).Entries.Select(static entry => entry.Operation).ShouldBe(["enable", "disable", "add"]);
        (await world.Service<IOperationLog>().ReadLastAsync(2)).Entries.Select(static entry => entry.Operation).ShouldBe(["enable", "disable"]);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_a_warning_and_changes_no_outcome()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        world.Write(Path.GetDirectoryName(Log(world))!, "a file where the folder should be\n");

        var result = await world.Lifecycle.ApplyAsync(await Scenario.Of("add").PlanAsync(world));

        (result.Ok, result.Outcome).ShouldBe((true, Outcome.Applied));
        var warning = result.Problems.ShouldHaveSingleItem();
        (warning.Code, warning.Severity).ShouldBe((ProblemCodes.OperationLogUnavailable, ProblemSeverity.Warning));
        (await world.Lifecycle.DoctorAsync(new())).IssueCount.ShouldBe(0);
    }

    [Fact]
    public async Task It_costs_no_flush_and_is_the_users_alone()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        RecordingDisk? recording = null;
        using var process = world.Reopen(disk => recording = new(disk));

        await process.Lifecycle.ApplyAsync(await Scenario.Of("add").PlanAsync(process));

        recording!.Operations.Where(static operation => operation.IsFlush && operation.Path.Contains("/log", StringComparison.Ordinal)).ShouldBeEmpty();
        recording.Writes.ShouldContain(operation => operation.Path == Log(world));
        if (!OperatingSystem.IsWindows())
        {
            world.Disk.Stat(Log(world))!.Mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            world.Disk.Stat(Path.GetDirectoryName(Log(world))!)!.Mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task No_log_is_no_entries_and_a_broken_one_is_no_exception()
    {
        using var world = new World(kind);
        (await ReadAsync(world)).ShouldSatisfyAllConditions(
            static read => read.Entries.ShouldBeEmpty(),
            static read => read.Problem.ShouldBeNull());
        world.Write(Log(world), "{\"schema_version\":9}\nnull\n\u0000\u0001\n[]\n{}\n" + Encoding.UTF8.GetString([0xC3, 0x28]));

        var read = await ReadAsync(world);

        read.Entries.ShouldBeEmpty();
        read.SkippedLines.ShouldBe(6);
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => world.Service<IOperationLog>().ReadLastAsync(0));
    }

    private static string Log(World world) => world.Service<IOperationLog>().FilePath;

    private static Task<OperationLogReading> ReadAsync(World world) => world.Service<IOperationLog>().ReadLastAsync(100);

    private static string? Digest(World world, string path) => world.Disk.Stat(path) is null ? null : ContentDigest.Of(Encoding.UTF8.GetBytes(world.Read(path)));
}

public sealed class OperationLogOnVirtualDisk() : OperationLogSuite(DiskKind.Virtual);

public sealed class OperationLogOnRealDisk() : OperationLogSuite(DiskKind.Real);

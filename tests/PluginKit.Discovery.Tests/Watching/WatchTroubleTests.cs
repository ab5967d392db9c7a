using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Tests.Worlds;
using PluginKit.Platform.Watching;
using PluginKit.Tests.Disks;

namespace PluginKit.Discovery.Tests.Watching;

/// <summary>A system that does not announce, requests that cannot be watched, and the end.</summary>
public abstract class WatchTroubleTests(DiskKind kind) : DiskSuite(kind)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Without_room_for_listeners_files_are_compared_from_time_to_time_and_that_is_said_once()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile(WatchWorld.Settings, "1").AddFile(WatchWorld.Config, "1");
        world.Notifier.Refused.Add("/home/user/.claude");

        var started = await world.StartAsync();
        world.Disk.AddFile(WatchWorld.Settings, "2");
        world.Clock.Advance(Poll);
        var change = await world.NextAsync();
        world.Disk.AddFile(WatchWorld.Settings, "3");
        world.Clock.Advance(Poll);
        var later = await world.NextAsync();

        var problem = started[0].Problems.ShouldHaveSingleItem();
        (problem.Code, problem.TargetId, problem.Path).ShouldBe((ProblemCodes.WatchSlow, "claude", "/home/user/.claude"));
        problem.Message.ShouldContain("no room");
        started[0].Warnings.ShouldHaveSingleItem();
        started[1].Problems.ShouldBeEmpty();
        (change.Sequence, change.ChangeKind, change.Problems.Count).ShouldBe((3, NativeChangeKind.Changed, 0));
        (later.Sequence, later.Problems.Count).ShouldBe((4, 0));
    }

    [Fact]
    public async Task Listening_is_tried_again_at_every_look_and_a_second_failure_is_told_again()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile(WatchWorld.Settings, "1");
        world.Notifier.Refused.Add("/home/user/.claude");
        await world.StartAsync();

        world.Notifier.Refused.Clear();
        world.Disk.AddFile(WatchWorld.Settings, "2");
        world.Clock.Advance(Poll);
        await world.NextAsync();
        world.Notifier.Directories.ShouldContain("/home/user/.claude");
        world.Write(WatchWorld.Settings, "3");
        world.Settle();
        (await world.NextAsync()).Problems.ShouldBeEmpty();

        world.Notifier.Refused.Add("/home/user/.claude");
        world.Notifier.Tell("/home/user/.claude", DirectoryNoticeKind.Failed);
        world.Settle();

        var missed = await world.NextAsync();
        (missed.ChangeKind, missed.ChangedPaths.Count).ShouldBe((NativeChangeKind.Missed, 0));
        missed.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.WatchSlow);
    }

    [Fact]
    public async Task A_listener_that_fails_is_replaced_and_the_gap_is_told()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Disk.AddFile(WatchWorld.Settings, "1");
        await world.StartAsync();

        world.Notifier.Tell("/home/user/.claude", DirectoryNoticeKind.Failed);
        world.Settle();

        var missed = await world.NextAsync();
        (missed.ChangeKind, missed.Problems.Count).ShouldBe((NativeChangeKind.Missed, 0));
        world.Notifier.Begun["/home/user/.claude"].ShouldBe(2);
    }

    [Fact]
    public async Task What_cannot_be_watched_is_named_and_the_rest_is_watched()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Scanners.Insert(0, new ScriptedScanner("gemini", static _ => new()));
        world.Scanners.Insert(1, new FaultyScanner());
        world.Begin(new() { Targets = ["gemini", "emacs", "codex", "faulty"], WorkspaceRoot = "relative" });

        (string Target, NativeChangeKind Kind, string[] Codes)[] told = [.. from document in new[] { await world.NextAsync(), await world.NextAsync(), await world.NextAsync(), await world.NextAsync() }
            select (document.NativeTarget, document.ChangeKind, document.Problems.Select(static problem => problem.Code).ToArray())];

        told.Select(static one => (one.Target, one.Kind)).ShouldBe(
            [("emacs", NativeChangeKind.NotWatched), ("gemini", NativeChangeKind.NotWatched), ("faulty", NativeChangeKind.NotWatched), ("codex", NativeChangeKind.Started)]);
        told.Select(static one => string.Join(' ', one.Codes)).ShouldBe(
            ["unsupported_target workspace_root_invalid", "watch_unavailable workspace_root_invalid", "scanner_faulted workspace_root_invalid", "workspace_root_invalid"]);
        world.Write(WatchWorld.Config, "1");
        world.Moved("/home/user/.codex");
        world.Settle();
        (await world.NextAsync()).NativeTarget.ShouldBe("codex");
    }

    [Fact]
    public async Task With_nothing_to_watch_the_watch_ends()
    {
        await using var world = new WatchWorld(NewDisk());
        world.Begin(new() { Targets = ["emacs"] });

        (await world.NextAsync()).Ok.ShouldBeFalse();

        (await world.HasEndedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Stopping_ends_the_wait_and_leaves_no_listener()
    {
        using var stop = new CancellationTokenSource();
        await using var world = new WatchWorld(NewDisk());
        world.Begin(cancellationToken: stop.Token);
        await world.NextAsync();
        await world.NextAsync();

        var next = world.NextAsync();
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => next);
        world.Notifier.Directories.ShouldBeEmpty();
        world.Write(WatchWorld.Config, "1");
        world.Settle();
    }

    [Fact]
    public async Task Leaving_the_loop_leaves_no_listener()
    {
        await using var world = new WatchWorld(NewDisk());
        await world.StartAsync();
        world.Notifier.Directories.ShouldNotBeEmpty();

        await world.StopAsync();

        world.Notifier.Directories.ShouldBeEmpty();
    }

    private sealed class FaultyScanner : Contracts.Discovery.INativeScanner
    {
        public string TargetId => "faulty";

        public IReadOnlyList<string> ReadableRoots(Contracts.Hosts.HostEnvironment environment, string? workspaceRoot) => [];

        public IReadOnlyList<string> WatchedPaths(Contracts.Hosts.HostEnvironment environment, string? workspaceRoot) => throw new FormatException("token=secret");

        public ValueTask<Contracts.Discovery.NativeScan> ScanAsync(Contracts.Clients.ClientContext client, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

public sealed class WatchTroubleTestsOnVirtualDisk() : WatchTroubleTests(DiskKind.Virtual);

public sealed class WatchTroubleTestsOnRealDisk() : WatchTroubleTests(DiskKind.Real);

using System.Text.Json;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Locks;
using PluginKit.Platform.Processes;

namespace PluginKit.Platform.Tests.Locks;

public abstract class LegacyToolLockTests(DiskUnderTest place) : IDisposable
{
    private const string LockFile = "home/.plugin-kit-ai/locks/state.lock";

    private readonly DiskUnderTest _place = place;
    private readonly InterceptedDisk _disk = new(place.Disk);
    private readonly KnownProcesses _processes = new();

    private LegacyToolLock Lock => new(_disk, _processes, new ImpatientTime());

    private HostEnvironment Environment => new() { HomeDirectory = _place.At("home") };

    private MachineLockResult Acquire() => Lock.AcquireAsync(Environment, TimeSpan.Zero, null, default).GetAwaiter().GetResult();

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void The_lock_is_the_file_of_the_tool_and_goes_when_released()
    {
        using (Acquire().Held.ShouldNotBeNull())
        {
            using var document = JsonDocument.Parse(_place.Text(LockFile));
            document.RootElement.GetProperty("key").GetString().ShouldBe("state");
            document.RootElement.GetProperty("pid").GetInt32().ShouldBe(_processes.Self.Id);
            document.RootElement.GetProperty("started_at").GetDateTimeOffset().Year.ShouldBe(2026);
        }

        _place.Disk.Stat(_place.At(LockFile.Split('/'))).ShouldBeNull();
        Lock.Inspect(Environment).State.ShouldBe(LegacyLockState.Free);
    }

    [Fact]
    public void A_running_tool_is_busy()
    {
        _processes.Alive.Add(4711);
        _place.Write(LockFile, """{"key":"state","pid":4711,"started_at":"2026-01-01T00:00:00Z"}""");

        var problem = Acquire().Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.Busy);
        problem.Details.ShouldNotBeNull()["pid"].ShouldBe("4711");
        problem.Details!["lock_state"].ShouldBe("live");
    }

    [Theory]
    [InlineData("""{"key":"state","pid":4711,"started_at":"2026-01-01T00:00:00Z"}""")]
    [InlineData(null)]
    public async Task Who_leaves_the_lock_while_it_is_waited_for_is_waited_for(string? tool)
    {
        _processes.Alive.Add(4711);
        if (tool is not null)
        {
            _place.Write(LockFile, tool);
        }
        else
        {
            Acquire().IsHeld.ShouldBeTrue();
            _processes.Alive.Add(_processes.Self.Id);
            _processes.Self = new(2, _processes.Self.StartedAt.AddHours(1));
        }

        var announced = 0;
        var result = await Lock.AcquireAsync(
            Environment,
            TimeSpan.FromMinutes(1),
            owner =>
            {
                announced++;
                owner.ShouldNotBeNull().Pid.ShouldBe(tool is null ? 1 : 4711);
                _processes.Alive.Clear();
                if (tool is not null)
                {
                    _place.Disk.DeleteFile(_place.At(LockFile.Split('/')));
                }
            },
            default);

        result.IsHeld.ShouldBeTrue();
        announced.ShouldBe(1);
    }

    [Fact]
    public async Task Waiting_for_a_running_tool_ends_with_the_time_and_with_cancellation()
    {
        _processes.Alive.Add(4711);
        _place.Write(LockFile, """{"key":"state","pid":4711,"started_at":"2026-01-01T00:00:00Z"}""");
        using var source = new CancellationTokenSource();

        (await Lock.AcquireAsync(Environment, TimeSpan.FromSeconds(1), null, default)).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.Busy);
        await Should.ThrowAsync<OperationCanceledException>(() => Lock.AcquireAsync(Environment, TimeSpan.FromDays(1), _ => source.Cancel(), source.Token));
    }

    [Fact]
    public async Task What_a_dead_tool_left_is_not_waited_for()
    {
        _place.Write(LockFile, """{"key":"state","pid":4711,"started_at":"2026-01-01T00:00:00Z"}""");

        var result = await Lock.AcquireAsync(Environment, TimeSpan.FromDays(1), _ => throw new InvalidOperationException("nothing ends it"), default);

        result.Problem.ShouldNotBeNull().Details.ShouldNotBeNull()["lock_state"].ShouldBe("stale");
    }

    [Fact]
    public void A_lock_that_a_dead_tool_left_is_named_and_never_deleted()
    {
        _place.Write(LockFile, """{"key":"state","pid":4711,"started_at":"2026-01-01T00:00:00Z"}""");
        var before = _place.Snapshot();

        Lock.Inspect(Environment).State.ShouldBe(LegacyLockState.StaleForeign);
        var problem = Acquire().Problem.ShouldNotBeNull();

        problem.Details.ShouldNotBeNull()["lock_state"].ShouldBe("stale");
        problem.Message.ShouldContain("Delete the file");
        _place.Snapshot().ShouldBe(before);
    }

    [Fact]
    public void A_lock_that_a_dead_process_of_ours_left_is_removed_by_the_next_one()
    {
        Acquire().IsHeld.ShouldBeTrue();
        _processes.Self = new(2, _processes.Self.StartedAt.AddHours(1));

        Lock.Inspect(Environment).State.ShouldBe(LegacyLockState.StaleOurs);
        Acquire().IsHeld.ShouldBeTrue();
    }

    [Fact]
    public void A_living_process_of_ours_is_busy()
    {
        Acquire().IsHeld.ShouldBeTrue();
        _processes.Alive.Add(_processes.Self.Id);
        _processes.Self = new(2, _processes.Self.StartedAt.AddHours(1));

        Acquire().Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.Busy);
    }

    [Fact]
    public void A_file_that_this_process_could_not_delete_before_does_not_stop_it()
    {
        _disk.Fail(nameof(IDisk.DeleteFile), "state.lock");
        Acquire().Held.ShouldNotBeNull().Dispose();
        _disk.Before = null;
        _processes.Alive.Add(_processes.Self.Id);

        Lock.Inspect(Environment).State.ShouldBe(LegacyLockState.Live);
        Acquire().IsHeld.ShouldBeTrue();
    }

    [Fact]
    public void A_process_of_another_machine_is_never_taken_for_dead()
    {
        _place.Write(LockFile, $$"""{"key":"state","pid":{{_processes.Self.Id}},"owner":"pluginkit","host":"another-{{System.Environment.MachineName}}"}""");

        Lock.Inspect(Environment).State.ShouldBe(LegacyLockState.Live);
        Acquire().IsHeld.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"pid":"1"}""")]
    public void A_lock_that_cannot_be_understood_counts_as_held(string content)
    {
        _place.Write(LockFile, content);

        Lock.Inspect(Environment).State.ShouldBe(LegacyLockState.Unreadable);
        Acquire().Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.Busy);
        _place.Text(LockFile).ShouldBe(content);
    }

    [Fact]
    public void The_tool_may_be_faster_between_looking_and_making()
    {
        _processes.Alive.Add(4711);
        _disk.Before = (member, _) =>
        {
            if (member == nameof(IDisk.CreateNew))
            {
                _place.Write(LockFile, """{"key":"state","pid":4711}""");
            }
        };

        Acquire().Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.Busy);
        _place.Text(LockFile).ShouldContain("4711");
    }

    [Fact]
    public void A_lock_that_cannot_be_written_is_a_problem_and_leaves_nothing()
    {
        _disk.Fail(nameof(IDisk.Flush), string.Empty);

        Acquire().Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.WriteFailed);
        Lock.Inspect(Environment).State.ShouldBe(LegacyLockState.Free);
    }

    private sealed class KnownProcesses : IProcessTable
    {
        public ProcessIdentity Self { get; set; } = new(1, new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

        public HashSet<int> Alive { get; } = [];

        public bool IsAlive(int pid, DateTimeOffset? startedAt) => Alive.Contains(pid);
    }
}

public sealed class RealLegacyToolLockTests() : LegacyToolLockTests(new RealDiskUnderTest());

public sealed class VirtualLegacyToolLockTests() : LegacyToolLockTests(new VirtualDiskUnderTest());

using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Locks;

namespace PluginKit.Platform.Tests.Locks;

public abstract class MachineLockTests(DiskUnderTest place) : IDisposable
{
    private readonly DiskUnderTest _place = place;
    private readonly InterceptedDisk _disk = new(place.Disk);
    private readonly ImpatientTime _time = new();

    private string LockFile => _place.At("state", "lock");

    private MachineLock Lock => new(_disk, _time);

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_free_lock_is_taken_and_its_directory_made()
    {
        var result = await Acquire("add");

        result.IsHeld.ShouldBeTrue();
        result.Held.Dispose();
        _place.Disk.List(_place.At("state")).Select(static entry => entry.Name).ShouldBe(["lock"]);
    }

    [Fact]
    public async Task A_held_lock_is_busy_and_names_its_holder()
    {
        using var held = (await Acquire("update demo")).Held;

        var problem = (await Acquire("add")).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.Busy);
        problem.Details.ShouldNotBeNull();
        problem.Details["pid"].ShouldBe(Environment.ProcessId.ToString());
        problem.Details["operation"].ShouldBe("update demo");
        problem.Details["started_at"].ShouldStartWith("2026-01-02T03:04:05");
    }

    [Fact]
    public async Task Waiting_ends_when_the_lock_is_released()
    {
        var held = (await Acquire("first")).Held.ShouldNotBeNull();
        LockOwner? waitedFor = null;

        var result = await Lock.AcquireAsync(LockFile, "second", TimeSpan.FromMinutes(2), owner => { waitedFor = owner; held.Dispose(); }, default);

        result.IsHeld.ShouldBeTrue();
        waitedFor.ShouldNotBeNull().Operation.ShouldBe("first");
        result.Held.Dispose();
    }

    [Fact]
    public async Task Waiting_ends_after_the_time_limit()
    {
        using var held = (await Acquire("first")).Held;
        var started = _time.GetUtcNow();
        var announced = 0;

        (await Lock.AcquireAsync(LockFile, "second", TimeSpan.FromMinutes(2), _ => announced++, default)).IsHeld.ShouldBeFalse();

        (_time.GetUtcNow() - started).ShouldBe(TimeSpan.FromMinutes(2));
        announced.ShouldBe(1);
    }

    [Fact]
    public async Task Waiting_can_be_stopped()
    {
        using var held = (await Acquire("first")).Held;
        using var source = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            Lock.AcquireAsync(LockFile, "second", TimeSpan.FromMinutes(2), _ => source.Cancel(), source.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"pid":"x","operation":7,"started_at":"never"}""")]
    public async Task A_broken_owner_file_only_costs_the_details(string content)
    {
        using var held = (await Acquire("first")).Held;
        _place.Write("state/lock.owner.json", content);

        var problem = (await Acquire("second")).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.Busy);
        problem.Details.ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_lock_is_held_even_when_the_owner_file_cannot_be_written()
    {
        _disk.Fail(nameof(IDisk.CreateNew), "owner");

        using var held = (await Acquire("first")).Held.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_lock_file_that_cannot_be_used_is_a_problem()
    {
        _disk.Fail(nameof(IDisk.TryLock), "lock", static () => new UnauthorizedAccessException("Permission denied"));

        (await Acquire("add")).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.WriteFailed);
    }

    [Fact]
    public async Task Releasing_twice_releases_once()
    {
        var first = (await Acquire("first")).Held.ShouldNotBeNull();
        first.Dispose();
        using var second = (await Acquire("second")).Held.ShouldNotBeNull();

        first.Dispose();

        (await Acquire("third")).IsHeld.ShouldBeFalse();
        _place.Disk.Stat(LockFile + ".owner.json").ShouldNotBeNull();
    }

    [Fact]
    public async Task Sixteen_contenders_never_hold_it_together()
    {
        var inside = 0;
        var most = 0;
        var turns = 0;
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (var turn = 0; turn < 10; turn++)
            {
                var result = await new MachineLock(_place.Disk, _time).AcquireAsync(LockFile, "count", TimeSpan.FromDays(3000), null, default);
                using (result.Held.ShouldNotBeNull())
                {
                    lock (gate)
                    {
                        most = Math.Max(most, ++inside);
                        turns++;
                    }

                    await Task.Yield();
                    lock (gate)
                    {
                        inside--;
                    }
                }
            }
        })));

        most.ShouldBe(1);
        turns.ShouldBe(160);
    }

    private Task<MachineLockResult> Acquire(string operation) => Lock.AcquireAsync(LockFile, operation, TimeSpan.Zero, null, default);
}

public sealed class RealMachineLockTests() : MachineLockTests(new RealDiskUnderTest());

public sealed class VirtualMachineLockTests() : MachineLockTests(new VirtualDiskUnderTest());
